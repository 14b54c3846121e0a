# slip: cut-to-whole
# caught by: halves_survive
def step_downhill(misfit, at, step):
    places = [at.copy()]
    for knob in (0, 1):
        for way in (step, -step):
            place = at.copy()
            place[knob] += way
            places.append(place)
    return min(places, key=misfit)

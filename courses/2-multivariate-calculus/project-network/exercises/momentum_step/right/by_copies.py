def momentum_step(x, v, g, rate, momentum):
    new = v.copy()
    new *= momentum
    new += -rate * g
    place = x.copy()
    place += new
    return place, new

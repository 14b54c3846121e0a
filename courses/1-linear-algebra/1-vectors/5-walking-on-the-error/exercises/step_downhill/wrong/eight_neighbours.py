# slip: diagonals
# caught by: it_goes_to_the_lowest
import numpy as np


def step_downhill(misfit, at, step):
    places = [at + 0.0]
    for i in (-1, 0, 1):
        for j in (-1, 0, 1):
            places.append(at + step * np.array([i, j]))
    return min(places, key=misfit)

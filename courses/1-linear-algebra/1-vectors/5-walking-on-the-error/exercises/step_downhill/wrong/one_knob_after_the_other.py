# slip: two-steps
# caught by: it_goes_to_the_lowest
import numpy as np


def step_downhill(misfit, at, step):
    place = at.astype(float)
    for move in (np.array([step, 0.0]), np.array([0.0, step])):
        place = min([place, place + move, place - move], key=misfit)
    return place

# slip: first-lower
# caught by: it_goes_to_the_lowest
import numpy as np


def step_downhill(misfit, at, step):
    for move in step * np.array([[1, 0], [-1, 0], [0, 1], [0, -1]]):
        if misfit(at + move) < misfit(at):
            return at + move
    return at + 0.0

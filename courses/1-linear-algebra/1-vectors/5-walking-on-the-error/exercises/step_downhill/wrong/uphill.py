# slip: climbs
# caught by: it_goes_to_the_lowest
import numpy as np


def step_downhill(misfit, at, step):
    moves = step * np.array([[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]])
    return max([at + move for move in moves], key=misfit)

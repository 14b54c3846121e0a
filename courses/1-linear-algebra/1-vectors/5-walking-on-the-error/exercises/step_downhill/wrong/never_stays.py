# slip: never-stays
# caught by: it_stays_at_the_bottom
import numpy as np


def step_downhill(misfit, at, step):
    moves = step * np.array([[1, 0], [-1, 0], [0, 1], [0, -1]])
    return min([at + move for move in moves], key=misfit)

# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def step_downhill(misfit, at, step):
    moves = step * np.array([[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]])
    best = min(moves, key=lambda move: misfit(at + move))
    at += best.astype(at.dtype)
    return at

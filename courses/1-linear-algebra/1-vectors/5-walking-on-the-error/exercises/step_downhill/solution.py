import numpy as np


def step_downhill(misfit, at, step):
    """The lowest of a place and its four neighbours.

    misfit: takes (2,), gives a number.  at: (2,).  step: a number.  Returns (2,).
    """
    # answer
    moves = step * np.array([[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]])  # (5, 2)
    places = [at + move for move in moves]  # the first is here
    return min(places, key=misfit)  # (2,): of equals the first, so we stay
    # end

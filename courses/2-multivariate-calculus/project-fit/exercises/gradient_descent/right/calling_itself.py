import numpy as np


def gradient_descent(gradient, start, rate, steps):
    here = np.asarray(start, dtype=float)
    if steps == 0:
        return here.reshape(1, -1).copy()
    rest = gradient_descent(gradient, here - rate * gradient(here), rate, steps - 1)
    return np.vstack([here, rest])

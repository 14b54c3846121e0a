import numpy as np


def gradient_descent(gradient, start, rate, steps):
    path = np.empty((steps + 1, len(start)))
    path[0] = start
    for k in range(steps):
        path[k + 1] = path[k] - rate * np.asarray(gradient(path[k].copy()))
    return path

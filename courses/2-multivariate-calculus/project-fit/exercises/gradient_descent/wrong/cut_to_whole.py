# slip: whole-numbers-kept
# caught by: whole_numbers_too
import numpy as np


def gradient_descent(gradient, start, rate, steps):
    path = np.zeros((steps + 1, len(start)), dtype=start.dtype)
    path[0] = start
    for k in range(steps):
        path[k + 1] = path[k] - rate * gradient(path[k])
    return path

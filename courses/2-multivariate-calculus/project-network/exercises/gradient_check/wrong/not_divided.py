# slip: absolute-error
# caught by: it_is_the_worst_entry
import numpy as np


def gradient_check(f, grad, x):
    h = 1e-5
    differences = np.zeros(len(x))
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = h
        differences[i] = (f(x + step) - f(x - step)) / (2 * h)
    return np.abs(grad(x) - differences).max()

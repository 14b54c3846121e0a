# slip: whole-numbers-kept
# caught by: whole_numbers_too
import numpy as np


def jacobian(f, x):
    columns = []
    for k in range(len(x)):
        h = 6e-6 * abs(x[k]) or 6e-6
        up, down = x.copy(), x.copy()
        up[k] += h
        down[k] -= h
        columns.append((f(up) - f(down)) / (2 * h))
    return np.array(columns).T

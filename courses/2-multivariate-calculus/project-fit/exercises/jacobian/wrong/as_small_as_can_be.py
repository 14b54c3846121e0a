# slip: step-too-small
# caught by: rows_are_outputs
import numpy as np


def jacobian(f, x):
    x = np.array(x, dtype=float)
    columns = []
    for k in range(len(x)):
        step = np.zeros(len(x))
        step[k] = 1e-14
        columns.append((f(x + step) - f(x - step)) / (2 * step[k]))
    return np.array(columns).T

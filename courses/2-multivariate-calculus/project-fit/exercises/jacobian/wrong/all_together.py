# slip: all-at-once
# caught by: rows_are_outputs
import numpy as np


def jacobian(f, x):
    x = np.array(x, dtype=float)
    columns = []
    for k in range(len(x)):
        h = 6e-6 * abs(x[k]) or 6e-6
        columns.append((f(x + h) - f(x - h)) / (2 * h))
    return np.array(columns).T

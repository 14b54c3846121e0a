# slip: transposed
# caught by: rows_are_outputs
import numpy as np


def jacobian(f, x):
    x = np.array(x, dtype=float)
    rows = []
    for k in range(len(x)):
        step = np.zeros(len(x))
        step[k] = 6e-6 * abs(x[k]) or 6e-6
        rows.append((f(x + step) - f(x - step)) / (2 * step[k]))
    return np.array(rows)

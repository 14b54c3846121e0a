# slip: one-sided
# caught by: right_where_it_bends
import numpy as np


def jacobian(f, x):
    x = np.array(x, dtype=float)
    columns = []
    for k in range(len(x)):
        step = np.zeros(len(x))
        step[k] = 1e-4 * abs(x[k]) or 1e-4
        columns.append((f(x + step) - f(x)) / step[k])
    return np.array(columns).T

# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def jacobian(f, x):
    given = x
    x = np.array(x, dtype=float)
    columns = []
    for k in range(len(x)):
        h = 6e-6 * abs(x[k]) or 6e-6
        step = np.zeros(len(x))
        step[k] = h
        columns.append((f(x + step) - f(x - step)) / (2 * h))
        if given.dtype.kind == "f":
            given[k] += h
    return np.array(columns).T

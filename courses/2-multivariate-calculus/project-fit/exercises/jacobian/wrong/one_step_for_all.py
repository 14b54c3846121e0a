# slip: step-not-scaled
# caught by: steps_fit_the_entry
import numpy as np


def jacobian(f, x):
    h = 1e-5
    x = np.array(x, dtype=float)
    columns = []
    for k in range(len(x)):
        step = np.zeros(len(x))
        step[k] = h
        columns.append((f(x + step) - f(x - step)) / (2 * h))
    return np.array(columns).T

# slip: step-not-scaled
# caught by: steps_fit_the_entry
import numpy as np


def jacobian(f, x):
    x = np.array(x, dtype=float)
    columns = []
    for k in range(len(x)):
        step = np.zeros(len(x))
        step[k] = 6e-6 * max(1.0, abs(x[k]))
        columns.append((f(x + step) - f(x - step)) / (2 * step[k]))
    return np.array(columns).T

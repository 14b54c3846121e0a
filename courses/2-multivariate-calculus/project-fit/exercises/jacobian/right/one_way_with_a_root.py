import numpy as np


def jacobian(f, x):
    x = np.array(x, dtype=float)
    here = f(x)
    J = np.zeros((len(here), len(x)))
    for k in range(len(x)):
        moved = x.copy()
        moved[k] += 2e-8 * (abs(x[k]) or 1.0)
        J[:, k] = (f(moved) - here) / (moved[k] - x[k])
    return J

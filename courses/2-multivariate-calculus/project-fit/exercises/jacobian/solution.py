import numpy as np


def jacobian(f, x):
    """The derivatives of every output of f with respect to every entry of x, by steps to both sides.

    f: a function, (n,) to (m,).  x: (n,).  Returns (m, n).
    """
    # answer
    x = np.array(x, dtype=float)
    columns = []
    for k in range(len(x)):
        step = np.zeros(len(x))
        step[k] = 6e-6 * abs(x[k]) or 6e-6  # a share of the entry, or of 1 where it is 0
        columns.append((f(x + step) - f(x - step)) / (2 * step[k]))
    return np.array(columns).T  # (m, n)
    # end

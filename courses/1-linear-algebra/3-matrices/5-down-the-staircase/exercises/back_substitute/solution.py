import numpy as np


def back_substitute(U, c):
    """The solution of U x = c, from the last row upwards.

    U: (n, n), zeros below the diagonal, none on it.  c: (n,).  Returns (n,).
    """
    # answer
    n = len(c)
    x = np.zeros(n)
    for i in range(n - 1, -1, -1):
        known = U[i, i + 1 :] @ x[i + 1 :]  # what the unknowns to the right make up
        x[i] = (c[i] - known) / U[i, i]
    return x
    # end

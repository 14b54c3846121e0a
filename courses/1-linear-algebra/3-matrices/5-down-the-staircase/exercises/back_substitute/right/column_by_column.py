import numpy as np


def back_substitute(U, c):
    rest = np.array(c, dtype=float)
    x = np.empty(len(rest))
    for j in reversed(range(len(rest))):
        x[j] = rest[j] / U[j][j]
        rest[:j] -= x[j] * U[:j, j]
    return x

# slip: whole-row-used
# caught by: a_diagonal_is_divided
import numpy as np


def back_substitute(U, c):
    x = np.array(c, dtype=float)
    for i in range(len(c) - 1, -1, -1):
        x[i] = (c[i] - U[i] @ x) / U[i, i]
    return x

# slip: not-divided
# caught by: a_diagonal_is_divided
import numpy as np


def back_substitute(U, c):
    x = np.zeros(len(c))
    for i in range(len(c) - 1, -1, -1):
        x[i] = c[i] - U[i, i + 1 :] @ x[i + 1 :]
    return x

# slip: integers-kept
# caught by: whole_numbers_give_fractions
import numpy as np


def back_substitute(U, c):
    x = np.zeros_like(c)
    for i in range(len(c) - 1, -1, -1):
        x[i] = (c[i] - U[i, i + 1 :] @ x[i + 1 :]) / U[i, i]
    return x

# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def back_substitute(U, c):
    if c.dtype.kind == "i":
        c = c.astype(float)
    for i in range(len(c) - 1, -1, -1):
        c[i] = (c[i] - U[i, i + 1 :] @ c[i + 1 :]) / U[i, i]
    return c

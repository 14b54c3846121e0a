import numpy as np


def back_substitute(U, c):
    x = []
    for i in range(len(c) - 1, -1, -1):
        known = sum(float(U[i][i + 1 + k]) * value for k, value in enumerate(x))
        x.insert(0, (float(c[i]) - known) / float(U[i][i]))
    return np.array(x)

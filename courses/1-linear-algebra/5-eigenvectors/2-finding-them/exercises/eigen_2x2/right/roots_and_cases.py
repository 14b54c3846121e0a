import math

import numpy as np


def eigen_2x2(A):
    a, b, c, d = (float(entry) for entry in A.ravel())
    root = math.sqrt((a - d) ** 2 + 4 * b * c)
    values = [(a + d + root) / 2, (a + d - root) / 2]
    V = np.zeros((2, 2))
    for k, value in enumerate(values):
        if b != 0:
            x, y = b, value - a
        elif c != 0:
            x, y = value - d, c
        else:
            x, y = (1.0, 0.0) if value == a else (0.0, 1.0)
        length = math.hypot(x, y)
        V[0, k], V[1, k] = x / length, y / length
    return np.array(values), V

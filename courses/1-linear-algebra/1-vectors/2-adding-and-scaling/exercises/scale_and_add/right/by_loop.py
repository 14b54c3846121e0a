import numpy as np


def scale_and_add(a, u, b, v):
    total = np.zeros(len(u))
    for i in range(len(u)):
        total[i] = a * u[i] + b * v[i]
    return total

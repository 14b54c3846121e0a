import numpy as np


def forward_substitute(L, b):
    rest = np.array(b, dtype=float)
    x = np.zeros(len(b))
    for j in range(len(b)):
        x[j] = rest[j] / L[j, j]
        rest -= L[:, j] * x[j]
    return x

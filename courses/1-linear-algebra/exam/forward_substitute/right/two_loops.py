import numpy as np


def forward_substitute(L, b):
    x = []
    for i in range(len(b)):
        left = float(b[i])
        for j in range(i):
            left -= L[i, j] * x[j]
        x.append(left / L[i, i])
    return np.array(x)

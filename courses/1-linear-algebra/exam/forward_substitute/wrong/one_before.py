# slip: only-the-last-known
# caught by: known_ones_are_taken_off
import numpy as np


def forward_substitute(L, b):
    x = np.zeros(len(b))
    for i in range(len(b)):
        x[i] = b[i] / L[i, i] if i == 0 else (b[i] - L[i, i - 1] * x[i - 1]) / L[i, i]
    return x

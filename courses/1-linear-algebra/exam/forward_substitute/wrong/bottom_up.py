# slip: back-substitution-order
# caught by: known_ones_are_taken_off
import numpy as np


def forward_substitute(L, b):
    n = len(b)
    x = np.zeros(n)
    for i in reversed(range(n)):
        x[i] = (b[i] - L[i, i + 1 :] @ x[i + 1 :]) / L[i, i]
    return x

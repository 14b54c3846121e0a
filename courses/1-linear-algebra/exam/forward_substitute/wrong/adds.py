# slip: known-added
# caught by: known_ones_are_taken_off
import numpy as np


def forward_substitute(L, b):
    x = np.zeros(len(b))
    for i in range(len(b)):
        x[i] = (b[i] + L[i, :i] @ x[:i]) / L[i, i]
    return x

# slip: rounded-down
# caught by: fractions_survive
import numpy as np


def forward_substitute(L, b):
    x = b.copy()
    for i in range(len(b)):
        x[i] = (b[i] - L[i, :i] @ x[:i]) / L[i, i]
    return x

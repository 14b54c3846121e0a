# slip: diagonal-forgotten
# caught by: divided_by_the_diagonal
import numpy as np


def forward_substitute(L, b):
    x = np.zeros(len(b))
    for i in range(len(b)):
        x[i] = b[i] - L[i, :i] @ x[:i]
    return x

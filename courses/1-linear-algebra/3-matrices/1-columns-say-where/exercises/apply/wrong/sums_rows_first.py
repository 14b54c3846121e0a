# slip: rows-summed-then-scaled
# caught by: it_agrees_with_the_rows
import numpy as np


def apply(A, x):
    if A.shape[1] != len(x):
        return None
    weights = np.resize(x, A.shape[0])
    return A.sum(axis=1) * weights * 1.0

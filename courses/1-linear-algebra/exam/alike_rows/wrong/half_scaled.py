# slip: one-length
# caught by: one_with_itself
import numpy as np


def alike_rows(X):
    n = np.sqrt((X * X).sum(axis=1))
    n[n == 0] = 1
    return (X @ X.T) / n

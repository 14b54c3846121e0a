# slip: divided-by-zero
# caught by: nothing_with_zeros
import numpy as np


def alike_rows(X):
    U = X / np.linalg.norm(X, axis=1)[:, None]
    return U @ U.T

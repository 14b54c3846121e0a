# slip: sizes-dropped
# caught by: dot_products_of_units
import numpy as np


def alike_rows(X):
    n = np.sqrt((X * X).sum(axis=1))
    n[n == 0] = 1
    U = X / n[:, None]
    return abs(U @ U.T)

# slip: columns-compared
# caught by: a_row_for_every_row
import numpy as np


def alike_rows(X):
    n = np.sqrt((X * X).sum(axis=0))
    n[n == 0] = 1
    U = X / n
    return U.T @ U

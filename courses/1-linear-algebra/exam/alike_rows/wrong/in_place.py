# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def alike_rows(X):
    n = np.sqrt((X * X).sum(axis=1))
    n[n == 0] = 1
    X /= n[:, None]
    return X @ X.T

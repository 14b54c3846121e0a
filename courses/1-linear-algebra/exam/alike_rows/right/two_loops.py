import numpy as np


def alike_rows(X):
    m = len(X)
    C = np.zeros((m, m))
    for i in range(m):
        for j in range(m):
            size = np.sqrt((X[i] @ X[i]) * (X[j] @ X[j]))
            if size > 0:
                C[i, j] = (X[i] @ X[j]) / size
    return C

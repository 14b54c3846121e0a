import numpy as np


def product(A, B):
    (m, n), (k, p) = A.shape, B.shape
    if n != k:
        raise ValueError(f"cannot multiply {m} x {n} by {k} x {p}")
    columns = []
    for b in B.T:
        column = np.zeros(m)
        for weight, a in zip(b, A.T, strict=True):
            column = column + weight * a
        columns.append(column)
    return np.column_stack(columns)

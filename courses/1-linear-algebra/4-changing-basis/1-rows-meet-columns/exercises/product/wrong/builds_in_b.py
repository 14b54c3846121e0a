# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def product(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError(f"{A.shape} and {B.shape} do not fit")
    columns = []
    for k in range(B.shape[1]):
        b = B[:, k]
        columns.append([np.sum(a * b) for a in A])
        b *= 0  # done with this one
    return np.array(columns).T

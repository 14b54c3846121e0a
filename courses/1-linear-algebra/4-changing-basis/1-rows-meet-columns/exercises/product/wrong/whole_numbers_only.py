# slip: kept-whole
# caught by: halves_are_kept
import numpy as np


def product(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError(f"{A.shape} and {B.shape} do not fit")
    result = np.zeros((A.shape[0], B.shape[1]), dtype=A.dtype)
    for i in range(A.shape[0]):
        for k in range(B.shape[1]):
            result[i, k] = np.sum(A[i] * B[:, k])
    return result

# slip: shape-swapped
# caught by: each_entry_is_a_row_times_a_column
import numpy as np


def product(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError(f"{A.shape} and {B.shape} do not fit")
    result = np.zeros((B.shape[1], A.shape[0]))
    for i in range(A.shape[0]):
        for k in range(B.shape[1]):
            result[k, i] = np.sum(A[i] * B[:, k])
    return result

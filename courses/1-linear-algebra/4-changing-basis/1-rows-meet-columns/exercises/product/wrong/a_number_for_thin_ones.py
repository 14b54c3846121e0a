# slip: row-times-column-as-scalar
# caught by: each_entry_is_a_row_times_a_column
import numpy as np


def product(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError(f"{A.shape} and {B.shape} do not fit")
    if A.shape[1] == 1 and A.shape[0] == B.shape[1] and A.shape[0] > 1:
        return float(np.sum(A.ravel() * B.ravel()))
    return np.array([[np.sum(A[i] * B[:, k]) for k in range(B.shape[1])] for i in range(A.shape[0])])

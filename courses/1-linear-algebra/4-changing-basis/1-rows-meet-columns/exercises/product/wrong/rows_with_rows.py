# slip: rows-with-rows
# caught by: each_entry_is_a_row_times_a_column
import numpy as np


def product(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError(f"{A.shape} and {B.shape} do not fit")
    if A.shape[1] == B.shape[1]:
        return np.array([[sum(a * b) for b in B] for a in A])
    return np.array([[sum(a * b) for b in B.T] for a in A])

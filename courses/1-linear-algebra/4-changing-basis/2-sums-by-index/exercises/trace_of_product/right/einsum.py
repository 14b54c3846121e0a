import numpy as np


def trace_of_product(A, B):
    if A.shape[0] != B.shape[1] or A.shape[1] != B.shape[0]:
        raise ValueError(f"A is {A.shape} and B is {B.shape}: i or j would have two ranges")
    return np.einsum("ij,ji->", A, B)

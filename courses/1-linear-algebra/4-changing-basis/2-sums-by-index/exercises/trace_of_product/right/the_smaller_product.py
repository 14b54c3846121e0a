import numpy as np


def trace_of_product(A, B):
    if A.shape != B.shape[::-1]:
        raise ValueError(f"{A.shape}, {B.shape}")
    return np.trace(A @ B) if A.shape[0] <= A.shape[1] else np.trace(B @ A)

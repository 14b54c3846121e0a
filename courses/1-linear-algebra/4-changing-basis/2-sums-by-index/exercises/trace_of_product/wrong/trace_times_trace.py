# slip: trace-for-product
# caught by: it_is_the_trace_of_the_product
import numpy as np


def trace_of_product(A, B):
    if A.shape != B.shape[::-1]:
        raise ValueError(f"{A.shape} and {B.shape}")
    return float(np.trace(A) * np.trace(B))

import numpy as np


def trace_of_product(A, B):
    """The sum of a_ij b_ji over both letters: the trace of A B, without A B.

    A: (m, n).  B: (n, m).  Returns a number.  Raises ValueError for other shapes.
    """
    # answer
    if A.shape != B.shape[::-1]:
        raise ValueError(f"A has shape {A.shape}, so B must have {A.shape[::-1]}, but it has {B.shape}")
    return float(np.sum(A * B.T))  # entry i, j of B.T is b_ji
    # end

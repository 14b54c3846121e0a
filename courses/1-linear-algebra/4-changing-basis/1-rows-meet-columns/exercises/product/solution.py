import numpy as np


def product(A, B):
    """The matrix product of A and B.

    A: (m, n).  B: (n, p).  Returns (m, p).  Raises ValueError where the inner sizes differ.
    """
    # answer
    m, n = A.shape
    rows, p = B.shape
    if n != rows:
        raise ValueError(f"A has shape {A.shape} and B has shape {B.shape}: they do not fit")
    result = np.zeros((m, p))
    for i in range(m):
        for k in range(p):
            result[i, k] = sum(A[i, j] * B[j, k] for j in range(n))
    return result
    # end

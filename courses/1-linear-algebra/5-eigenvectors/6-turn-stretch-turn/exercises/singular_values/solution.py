import numpy as np


def singular_values(A):
    """The singular values of A, largest first.

    A: (m, n).  Returns (min(m, n),).
    """
    # answer
    m, n = A.shape
    gram = A.T @ A if n <= m else A @ A.T  # the smaller of the two: both hold the same squares
    squares = np.linalg.eigvalsh(gram)  # smallest first
    return np.sqrt(np.maximum(squares, 0))[::-1]  # rounding may leave -1e-17 for 0
    # end

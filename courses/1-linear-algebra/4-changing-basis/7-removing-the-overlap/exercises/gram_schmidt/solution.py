import numpy as np


def gram_schmidt(A):
    """Orthonormal columns with the span of A's columns, from left to right; a dependent column becomes zero.

    A: (m, n).  Returns (m, n).
    """
    # answer
    E = A.astype(float)  # a new array, of floats
    for j in range(A.shape[1]):
        length = np.linalg.norm(E[:, j])
        for _ in range(2):  # twice: the second time removes what rounding left
            for k in range(j):
                E[:, j] -= (E[:, k] @ E[:, j]) * E[:, k]
        left = np.linalg.norm(E[:, j])
        E[:, j] = E[:, j] / left if left > 1e-9 * length else 0.0
    return E
    # end

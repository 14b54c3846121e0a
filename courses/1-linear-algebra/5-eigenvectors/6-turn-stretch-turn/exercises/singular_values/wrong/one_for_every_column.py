# slip: too-many-values
# caught by: wide_matrices_work
import numpy as np


def singular_values(A):
    squares = np.linalg.eigvalsh(A.T @ A)
    return np.sqrt(np.maximum(squares, 0))[::-1]

# slip: zeros-left-out
# caught by: flat_matrices_work
import numpy as np


def singular_values(A):
    m, n = A.shape
    gram = A.T @ A if n <= m else A @ A.T
    squares = np.linalg.eigvalsh(gram)[::-1]
    return np.sqrt(squares[squares > 1e-10])

# slip: negative-rounding
# caught by: flat_matrices_work
import numpy as np


def singular_values(A):
    m, n = A.shape
    gram = A.T @ A if n <= m else A @ A.T
    return np.sqrt(np.linalg.eigvalsh(gram))[::-1]

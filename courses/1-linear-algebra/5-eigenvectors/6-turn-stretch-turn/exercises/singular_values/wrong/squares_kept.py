# slip: squares-as-singular
# caught by: squares_add_up
import numpy as np


def singular_values(A):
    m, n = A.shape
    gram = A.T @ A if n <= m else A @ A.T
    return np.linalg.eigvalsh(gram)[::-1]

# slip: order
# caught by: the_largest_comes_first
import numpy as np


def singular_values(A):
    m, n = A.shape
    gram = A.T @ A if n <= m else A @ A.T
    return np.sqrt(np.maximum(np.linalg.eigvalsh(gram), 0))

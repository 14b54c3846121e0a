# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def singular_values(A):
    size = np.abs(A).max() or 1.0
    A /= size
    m, n = A.shape
    gram = A.T @ A if n <= m else A @ A.T
    return size * np.sqrt(np.maximum(np.linalg.eigvalsh(gram), 0))[::-1]

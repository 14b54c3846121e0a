# slip: too-many-values
# caught by: wide_matrices_work
import numpy as np


def singular_values(A):
    return np.sqrt(np.linalg.eigvalsh(A.T @ A))[::-1]

# slip: product-without-transpose
# caught by: squares_add_up
import numpy as np


def singular_values(A):
    values = np.linalg.eigvals(A @ A)
    return np.sort(np.abs(values))[::-1]

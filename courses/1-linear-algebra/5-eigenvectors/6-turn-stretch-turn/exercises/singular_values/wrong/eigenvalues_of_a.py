# slip: eigen-for-singular
# caught by: squares_add_up
import numpy as np


def singular_values(A):
    return np.sort(np.abs(np.linalg.eigvals(A)))[::-1]

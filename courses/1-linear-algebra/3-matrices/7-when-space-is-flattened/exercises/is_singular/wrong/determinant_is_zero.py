# slip: exact-zero-test
# caught by: a_flat_matrix_is_found
import numpy as np


def is_singular(A):
    return bool(np.linalg.det(A) == 0)

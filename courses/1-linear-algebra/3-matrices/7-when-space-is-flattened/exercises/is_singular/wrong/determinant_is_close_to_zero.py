# slip: small-det-means-singular
# caught by: a_small_matrix_is_not_flat
import numpy as np


def is_singular(A):
    return bool(np.isclose(np.linalg.det(A), 0))

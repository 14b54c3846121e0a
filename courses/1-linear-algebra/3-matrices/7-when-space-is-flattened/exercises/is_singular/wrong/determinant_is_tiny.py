# slip: small-det-means-singular
# caught by: a_small_matrix_is_not_flat
import numpy as np


def is_singular(A):
    return bool(abs(np.linalg.det(A)) < 1e-12)

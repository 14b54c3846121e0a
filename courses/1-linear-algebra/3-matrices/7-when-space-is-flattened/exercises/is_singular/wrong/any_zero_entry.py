# slip: zero-entry-means-singular
# caught by: a_flat_matrix_is_found
import numpy as np


def is_singular(A):
    return bool(np.any(A == 0))

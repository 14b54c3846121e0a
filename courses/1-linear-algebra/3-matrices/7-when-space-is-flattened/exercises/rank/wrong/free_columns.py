# slip: null-empty
# caught by: pivots_are_counted
import numpy as np


def rank(A):
    return A.shape[1] - int(np.linalg.matrix_rank(A, tol=1e-10 * np.abs(A).max()))

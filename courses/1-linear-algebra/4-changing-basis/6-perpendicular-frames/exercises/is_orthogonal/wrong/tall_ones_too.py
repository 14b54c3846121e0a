# slip: not-square-passes
# caught by: only_square_matrices
import numpy as np


def is_orthogonal(Q):
    return bool(np.abs(Q.T @ Q - np.eye(Q.shape[1])).max() < 1e-9)

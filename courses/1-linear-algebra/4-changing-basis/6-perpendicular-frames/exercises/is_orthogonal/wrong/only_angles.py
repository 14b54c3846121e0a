# slip: columns-orthogonal-suffices
# caught by: every_length_must_be_one
import numpy as np


def is_orthogonal(Q):
    if Q.shape[0] != Q.shape[1]:
        return False
    G = Q.T @ Q
    return bool(np.abs(G - np.diag(np.diag(G))).max() < 1e-9)

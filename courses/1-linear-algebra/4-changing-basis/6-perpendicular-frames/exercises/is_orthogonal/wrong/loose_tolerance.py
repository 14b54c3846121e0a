# slip: loose-tolerance
# caught by: a_millionth_is_too_much
import numpy as np


def is_orthogonal(Q):
    if Q.shape[0] != Q.shape[1]:
        return False
    return bool(np.abs(Q.T @ Q - np.eye(len(Q))).max() < 1e-3)

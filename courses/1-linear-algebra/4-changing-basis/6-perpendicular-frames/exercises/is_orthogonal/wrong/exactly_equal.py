# slip: exact-comparison
# caught by: a_stiff_frame_is_known
import numpy as np


def is_orthogonal(Q):
    if Q.shape[0] != Q.shape[1]:
        return False
    return bool(np.array_equal(Q.T @ Q, np.eye(len(Q))))

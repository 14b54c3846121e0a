# slip: unit-columns-suffice
# caught by: every_angle_must_be_right
import numpy as np


def is_orthogonal(Q):
    if Q.shape[0] != Q.shape[1]:
        return False
    return bool(np.abs(np.linalg.norm(Q, axis=0) - 1).max() < 1e-9 and abs(np.linalg.det(Q)) > 1e-9)

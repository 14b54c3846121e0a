# slip: mirrors-refused
# caught by: a_stiff_frame_is_known
import numpy as np


def is_orthogonal(Q):
    rows, columns = Q.shape
    if rows != columns:
        return False
    return bool(np.abs(Q.T @ Q - np.eye(rows)).max() < 1e-9 and np.linalg.det(Q) > 0)

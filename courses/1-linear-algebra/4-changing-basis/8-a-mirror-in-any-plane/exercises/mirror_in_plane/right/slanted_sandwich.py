import numpy as np


def mirror_in_plane(A):
    n = np.linalg.svd(A.T)[2][-1]
    B = np.column_stack([A / np.abs(A).max(), n])
    R = np.diag([1.0] * A.shape[1] + [-1.0])
    return B @ R @ np.linalg.inv(B)

import numpy as np


def mirror_in_plane(A):
    shadow = A @ np.linalg.solve(A.T @ A, A.T)
    return 2 * shadow - np.eye(len(A))

import numpy as np


def mirror_drawing(points, through, A):
    n = np.array([-A[1, 0], A[0, 0]]) if len(A) == 2 else np.cross(A[:, 0], A[:, 1])
    n = n / np.linalg.norm(n)
    return points - 2 * np.outer((points - through) @ n, n)

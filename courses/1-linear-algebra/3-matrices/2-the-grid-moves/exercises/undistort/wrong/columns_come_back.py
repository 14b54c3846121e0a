# slip: not-turned-back
# caught by: points_come_back
import numpy as np


def undistort(points, A):
    return np.linalg.solve(A, points.T)

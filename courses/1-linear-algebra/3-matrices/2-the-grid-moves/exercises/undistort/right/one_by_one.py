import numpy as np


def undistort(points, A):
    return np.array([np.linalg.solve(A, point) for point in points])

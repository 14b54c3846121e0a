# slip: rows-as-columns
# caught by: rows_are_points
import numpy as np


def undistort(points, A):
    if len(points) == len(A):
        return np.linalg.solve(A, points)
    return np.linalg.solve(A, points.T).T

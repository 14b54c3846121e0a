import numpy as np


def undistort(points, A):
    return points @ np.linalg.inv(A).T

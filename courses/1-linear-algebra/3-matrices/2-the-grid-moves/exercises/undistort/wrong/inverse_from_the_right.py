# slip: transposed
# caught by: points_come_back
import numpy as np


def undistort(points, A):
    return points @ np.linalg.inv(A)

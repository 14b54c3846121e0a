# slip: points-as-columns
# caught by: rows_are_corners
import numpy as np


def to_frame(points, Q):
    return Q.T @ points if len(points) == len(Q) else np.resize(Q.T @ points.T, points.shape)

import numpy as np


def to_frame(points, Q):
    return np.linalg.solve(Q, np.asarray(points, float).T).T

import numpy as np


def to_frame(points, Q):
    out = np.zeros((len(points), Q.shape[1]))
    for i, point in enumerate(points):
        for k in range(Q.shape[1]):
            out[i, k] = sum(point[j] * Q[j, k] for j in range(len(point)))
    return out

import numpy as np


def angle_between(u, v):
    a, b, c = (np.sum((x.astype(float)) ** 2) for x in (u, v, u - v))
    if a * b == 0:
        raise ValueError("zero vector")
    cosine = (a + b - c) / (2 * np.sqrt(a) * np.sqrt(b))
    return np.rad2deg(np.arccos(min(1.0, max(-1.0, cosine))))

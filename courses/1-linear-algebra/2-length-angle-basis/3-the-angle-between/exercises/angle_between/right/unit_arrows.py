import numpy as np


def angle_between(u, v):
    if not (np.any(u) and np.any(v)):
        raise ValueError("one arrow is zero")
    cosine = (u / np.linalg.norm(u)) @ (v / np.linalg.norm(v))
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))

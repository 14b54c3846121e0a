import numpy as np


def dot(u, v):
    if np.size(u) != np.size(v):
        raise ValueError(f"sizes {np.size(u)}, {np.size(v)}")
    return (np.linalg.norm(u + v) ** 2 - np.linalg.norm(u - v) ** 2) / 4

import numpy as np


def coordinates(v, B):
    lengths = np.linalg.norm(B, axis=0)
    units = B / lengths
    return units.T @ v / lengths

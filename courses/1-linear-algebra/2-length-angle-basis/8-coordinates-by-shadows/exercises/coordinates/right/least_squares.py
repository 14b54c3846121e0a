import numpy as np


def coordinates(v, B):
    return np.linalg.lstsq(B, v, rcond=None)[0]

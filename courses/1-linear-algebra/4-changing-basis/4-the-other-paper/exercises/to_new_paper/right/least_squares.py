import numpy as np


def to_new_paper(points, B):
    answer, *_ = np.linalg.lstsq(B, points.T, rcond=None)
    return np.transpose(answer)

import numpy as np


def to_new_paper(points, B):
    return points @ np.linalg.inv(B).T

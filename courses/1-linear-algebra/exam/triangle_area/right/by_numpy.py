import numpy as np


def triangle_area(p, q, r):
    return abs(np.linalg.det(np.column_stack([q - p, r - p]))) / 2

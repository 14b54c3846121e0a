import numpy as np


def triangle_area(p, q, r):
    u, v = q - p, r - p
    square = (u @ u) * (v @ v) - (u @ v) ** 2
    return 0.5 * np.sqrt(max(square, 0.0))

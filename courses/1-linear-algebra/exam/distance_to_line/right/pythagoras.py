import numpy as np


def distance_to_line(p, a, d):
    way = p - a
    square = way @ way - (way @ d) ** 2 / (d @ d)
    return np.sqrt(max(square, 0.0)) if square > 1e-15 * (way @ way) else 0.0

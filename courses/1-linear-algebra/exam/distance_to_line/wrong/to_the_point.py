# slip: distance-to-point
# caught by: from_an_axis
import numpy as np


def distance_to_line(p, a, d):
    return np.linalg.norm(p - a)

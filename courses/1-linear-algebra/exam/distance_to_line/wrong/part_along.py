# slip: along-for-away
# caught by: from_an_axis
import numpy as np


def distance_to_line(p, a, d):
    return abs((p - a) @ d) / np.linalg.norm(d)

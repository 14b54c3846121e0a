# slip: single-norm
# caught by: any_length_of_direction
import numpy as np


def distance_to_line(p, a, d):
    w = p - a
    return np.linalg.norm(w - (w @ d) / np.linalg.norm(d) * d)

import numpy as np


def distance_to_line(p, a, d):
    unit = d / np.linalg.norm(d)
    way = p - a
    return float(np.linalg.norm(way - (way @ unit) * unit))

# slip: no-root
# caught by: from_an_axis
import numpy as np


def distance_to_line(p, a, d):
    w = p - a
    rest = w - (w @ d) / (d @ d) * d
    return rest @ rest

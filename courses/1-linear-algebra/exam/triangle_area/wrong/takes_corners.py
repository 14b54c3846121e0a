# slip: corners-for-sides
# caught by: the_same_anywhere
import numpy as np


def triangle_area(p, q, r):
    return abs(q[0] * r[1] - q[1] * r[0]) / 2

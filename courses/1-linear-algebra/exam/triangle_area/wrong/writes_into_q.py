# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def triangle_area(p, q, r):
    q -= p
    r -= p
    return abs(q[0] * r[1] - q[1] * r[0]) / 2

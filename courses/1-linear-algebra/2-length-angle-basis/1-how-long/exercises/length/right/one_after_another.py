import math


def length(v):
    so_far = 0.0
    for x in v:
        so_far = math.hypot(so_far, float(x))
    return so_far

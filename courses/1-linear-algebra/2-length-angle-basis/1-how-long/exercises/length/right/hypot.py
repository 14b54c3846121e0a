import math


def length(v):
    return math.hypot(*v)

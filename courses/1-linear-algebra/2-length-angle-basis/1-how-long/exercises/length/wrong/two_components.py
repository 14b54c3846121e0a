# slip: first-two-only
# caught by: root_of_the_sum_of_squares
import math


def length(v):
    return math.hypot(v[0], v[1] if len(v) > 1 else 0.0)

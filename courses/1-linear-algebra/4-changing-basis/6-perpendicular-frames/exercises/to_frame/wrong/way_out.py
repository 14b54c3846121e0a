# slip: came-out-instead
# caught by: a_corner_goes_over
import numpy as np


def to_frame(points, Q):
    return points @ Q.T

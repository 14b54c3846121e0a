# slip: sum-abs
# caught by: root_of_the_sum_of_squares
import numpy as np


def length(v):
    return float(np.sum(np.abs(np.asarray(v, dtype=float))))

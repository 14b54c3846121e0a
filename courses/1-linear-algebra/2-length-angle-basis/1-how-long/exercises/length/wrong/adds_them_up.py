# slip: signed-sum
# caught by: root_of_the_sum_of_squares
import numpy as np


def length(v):
    return float(abs(np.sum(np.asarray(v, dtype=float))))

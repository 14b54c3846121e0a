# slip: no-root
# caught by: root_of_the_sum_of_squares
import numpy as np


def length(v):
    return float(np.sum(np.asarray(v, dtype=float) ** 2))

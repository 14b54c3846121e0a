# slip: signed-squares
# caught by: root_of_the_sum_of_squares
import numpy as np


def length(v):
    v = np.asarray(v, dtype=float)
    return float(np.sqrt(abs(np.sum(np.sign(v) * v**2))))

# slip: rows-not-zero
# caught by: pivots_are_counted
import numpy as np


def rank(A):
    return int(sum(np.any(row != 0) for row in A))

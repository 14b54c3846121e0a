# slip: zero-divided
# caught by: root_of_the_sum_of_squares
import numpy as np


def length(v):
    sizes = np.abs(np.asarray(v, dtype=float))
    largest = sizes.max()
    return float(largest * np.sqrt(np.sum((sizes / largest) ** 2)))

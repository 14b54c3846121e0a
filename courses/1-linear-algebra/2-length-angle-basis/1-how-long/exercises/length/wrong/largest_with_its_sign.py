# slip: largest-with-sign
# caught by: root_of_the_sum_of_squares
import numpy as np


def length(v):
    largest = np.max(np.asarray(v, dtype=float))
    if largest == 0:
        return 0.0
    return float(largest * np.sqrt(np.sum((v / largest) ** 2)))

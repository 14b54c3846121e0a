# slip: scale-not-undone
# caught by: root_of_the_sum_of_squares
import numpy as np


def length(v):
    largest = np.abs(v).max()
    if largest == 0:
        return 0.0
    return float(np.sqrt(np.sum((v / largest) ** 2)))

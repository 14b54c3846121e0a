# slip: entries-as-scales
# caught by: columns_are_the_images
import numpy as np


def matrix_of(move, n):
    if np.any(move(np.zeros(n))):
        return None
    return np.diag(move(np.ones(n)))

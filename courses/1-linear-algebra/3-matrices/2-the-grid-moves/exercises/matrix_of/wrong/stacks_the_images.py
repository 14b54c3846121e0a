# slip: rows-as-images
# caught by: columns_are_the_images
import numpy as np


def matrix_of(move, n):
    if np.any(move(np.zeros(n))):
        return None
    return np.array([move(axis) for axis in np.eye(n)])

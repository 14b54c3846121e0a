import numpy as np


def nearly_equal(x, y, relative):
    largest = max(np.abs(x).max(), np.abs(y).max())
    return bool(np.abs(x - y).max() <= relative * largest)

import numpy as np


def nearly_equal(x, y, relative):
    size = max(np.linalg.norm(x), np.linalg.norm(y))
    if size == 0:
        return True
    return bool(np.linalg.norm(x / size - y / size) <= relative)

# slip: exact-zero
# caught by: rounding_is_forgiven
import numpy as np


def nearly_equal(x, y, relative):
    return bool(np.all(x == y))

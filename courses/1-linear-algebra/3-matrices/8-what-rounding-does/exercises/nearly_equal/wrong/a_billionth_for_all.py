# slip: absolute-tolerance
# caught by: rounding_is_forgiven
import numpy as np


def nearly_equal(x, y, relative):
    return bool(np.linalg.norm(x - y) <= relative)

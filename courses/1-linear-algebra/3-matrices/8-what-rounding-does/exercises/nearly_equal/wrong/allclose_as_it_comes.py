# slip: absolute-tolerance
# caught by: tiny_ones_are_told_apart
import numpy as np


def nearly_equal(x, y, relative):
    return bool(np.allclose(x, y, rtol=relative))

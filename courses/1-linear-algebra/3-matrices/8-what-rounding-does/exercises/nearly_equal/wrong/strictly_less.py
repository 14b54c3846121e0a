# slip: zero-not-equal
# caught by: zero_equals_zero_alone
import numpy as np


def nearly_equal(x, y, relative):
    return bool(np.linalg.norm(x - y) < relative * max(np.linalg.norm(x), np.linalg.norm(y)))

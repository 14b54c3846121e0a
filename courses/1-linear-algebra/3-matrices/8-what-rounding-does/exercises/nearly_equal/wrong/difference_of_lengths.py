# slip: lengths-only
# caught by: a_true_difference_is_seen
import numpy as np


def nearly_equal(x, y, relative):
    a, b = np.linalg.norm(x), np.linalg.norm(y)
    return bool(abs(a - b) <= relative * max(a, b))

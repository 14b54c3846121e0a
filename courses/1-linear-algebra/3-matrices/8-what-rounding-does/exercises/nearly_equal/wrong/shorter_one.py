# slip: another-measure
# caught by: the_longer_one_is_the_measure
import numpy as np


def nearly_equal(x, y, relative):
    return bool(np.linalg.norm(x - y) <= relative * min(np.linalg.norm(x), np.linalg.norm(y)))

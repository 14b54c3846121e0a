# slip: share-ignored
# caught by: huge_ones_may_differ
import numpy as np


def nearly_equal(x, y, relative):
    return bool(np.linalg.norm(x - y) <= 1e-9 * max(np.linalg.norm(x), np.linalg.norm(y)))

# slip: componentwise
# caught by: crumbs_beside_a_vector_are_forgiven
import numpy as np


def nearly_equal(x, y, relative):
    return bool(np.all(np.abs(x - y) <= relative * np.maximum(np.abs(x), np.abs(y))))

# slip: no-test
# caught by: a_turned_vector_gives_none
import numpy as np


def eigenvalue_of(A, v):
    if not np.any(v):
        return None
    return float(v @ A @ v / (v @ v))

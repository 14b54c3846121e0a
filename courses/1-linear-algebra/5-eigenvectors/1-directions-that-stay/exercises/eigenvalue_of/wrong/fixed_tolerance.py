# slip: fixed-tolerance
# caught by: a_short_vector_is_judged_by_its_own_length
import numpy as np


def eigenvalue_of(A, v):
    if not np.any(v):
        return None
    image = A @ v
    value = v @ image / (v @ v)
    if np.linalg.norm(image - value * v) < 1e-8:
        return float(value)
    return None

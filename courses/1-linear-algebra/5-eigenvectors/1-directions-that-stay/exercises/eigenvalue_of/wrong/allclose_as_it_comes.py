# slip: fixed-tolerance
# caught by: a_short_vector_is_judged_by_its_own_length
import numpy as np


def eigenvalue_of(A, v):
    if not np.any(v):
        return None
    value = v @ A @ v / (v @ v)
    return float(value) if np.allclose(A @ v, value * v) else None

# slip: exact-comparison
# caught by: length_does_not_matter
import numpy as np


def eigenvalue_of(A, v):
    if not np.any(v):
        return None
    k = np.argmax(np.abs(v))
    value = (A @ v)[k] / v[k]
    return float(value) if np.array_equal(A @ v, value * v) else None

# slip: length-kept
# caught by: a_kept_direction_gives_its_factor
import numpy as np


def eigenvalue_of(A, v):
    if not np.any(v):
        return None
    if np.linalg.norm(A @ v - v) <= 1e-9 * np.linalg.norm(v):
        return 1.0
    return None

# slip: negative-excluded
# caught by: a_kept_direction_gives_its_factor
import numpy as np


def eigenvalue_of(A, v):
    if not np.any(v):
        return None
    image = A @ v
    if np.linalg.norm(image) <= 1e-12 * np.linalg.norm(v):
        return 0.0
    before = v / np.linalg.norm(v)
    after = image / np.linalg.norm(image)
    if np.linalg.norm(before - after) < 1e-9:
        return float(np.linalg.norm(image) / np.linalg.norm(v))
    return None

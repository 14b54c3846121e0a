# slip: sign-lost
# caught by: a_kept_direction_gives_its_factor
import numpy as np


def eigenvalue_of(A, v):
    if not np.any(v):
        return None
    image = A @ v
    across = np.linalg.norm(image * (v @ v) - v * (v @ image))
    if across <= 1e-9 * np.linalg.norm(A) * np.linalg.norm(v) ** 3:
        return float(np.linalg.norm(image) / np.linalg.norm(v))
    return None

# slip: zero-eigenvalue-missed
# caught by: a_flattened_direction_gives_zero
import numpy as np


def eigenvalue_of(A, v):
    if not np.any(v):
        return None
    image = A @ v
    value = v @ image / (v @ v)
    stays = np.linalg.norm(image - value * v) <= 1e-9 * np.linalg.norm(A) * np.linalg.norm(v)
    if stays and value:
        return float(value)
    return None

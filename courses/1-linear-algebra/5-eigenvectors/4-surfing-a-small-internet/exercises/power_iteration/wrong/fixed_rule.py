# slip: fixed-tolerance
# caught by: scale_does_not_matter
import numpy as np


def power_iteration(A, x, tol, max_steps):
    v = x / np.linalg.norm(x)
    for _ in range(max_steps):
        image = A @ v
        value = v @ image
        if np.linalg.norm(image - value * v) <= tol:
            return float(value), v
        v = image / np.linalg.norm(image)
    return None

# slip: normalisation-forgotten
# caught by: v_has_length_one
import numpy as np


def power_iteration(A, x, tol, max_steps):
    v = x
    for _ in range(max_steps):
        image = A @ v
        value = (v @ image) / (v @ v)
        if np.linalg.norm(image - value * v) <= tol * np.linalg.norm(image):
            return float(value), v
        v = image
    return None

# slip: normalisation-forgotten
# caught by: it_finds_the_largest
import numpy as np


def power_iteration(A, x, tol, max_steps):
    v = x
    for _ in range(max_steps):
        image = A @ v
        value = v @ image
        if np.linalg.norm(image - value * v) <= tol * np.linalg.norm(image):
            return float(value), v
        v = image
    return None

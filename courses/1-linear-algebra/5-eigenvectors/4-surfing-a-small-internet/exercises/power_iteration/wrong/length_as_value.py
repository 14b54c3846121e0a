# slip: sign-lost
# caught by: a_negative_one_is_found_too
import numpy as np


def power_iteration(A, x, tol, max_steps):
    v = x / np.linalg.norm(x)
    for _ in range(max_steps):
        image = A @ v
        value = np.linalg.norm(image)
        if min(np.linalg.norm(image - value * v), np.linalg.norm(image + value * v)) <= tol * value:
            return float(value), v
        v = image / value
    return None

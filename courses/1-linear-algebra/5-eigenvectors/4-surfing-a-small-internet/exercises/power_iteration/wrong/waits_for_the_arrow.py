# slip: sign-lost-in-step
# caught by: a_negative_one_is_found_too
import numpy as np


def power_iteration(A, x, tol, max_steps):
    v = x / np.linalg.norm(x)
    for _ in range(max_steps):
        image = A @ v
        new = image / np.linalg.norm(image)
        if np.linalg.norm(new - v) <= tol:
            return float(new @ A @ new), new
        v = new
    return None

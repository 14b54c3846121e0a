# slip: converges-always
# caught by: what_never_settles_gives_none
import numpy as np


def power_iteration(A, x, tol, max_steps):
    v = x / np.linalg.norm(x)
    for _ in range(max_steps):
        image = A @ v
        value = v @ image
        if np.linalg.norm(image - value * v) <= tol * np.linalg.norm(image):
            break
        v = image / np.linalg.norm(image)
    return float(value), v

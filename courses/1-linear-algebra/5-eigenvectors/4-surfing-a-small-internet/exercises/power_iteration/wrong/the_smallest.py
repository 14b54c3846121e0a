# slip: smallest-eigenvalue
# caught by: it_finds_the_largest
import numpy as np


def power_iteration(A, x, tol, max_steps):
    v = x / np.linalg.norm(x)
    for _ in range(max_steps):
        v = np.linalg.pinv(A) @ v
        v = v / np.linalg.norm(v)
        image = A @ v
        value = v @ image
        if np.linalg.norm(image - value * v) <= tol * np.linalg.norm(image):
            return float(value), v
    return None

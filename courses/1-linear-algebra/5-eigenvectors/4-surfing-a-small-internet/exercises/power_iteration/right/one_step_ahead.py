import numpy as np


def power_iteration(A, x, tol, max_steps):
    v = x / np.linalg.norm(x)
    for _ in range(max_steps):
        image = A @ v
        value = v @ image
        settled = np.linalg.norm(image - value * v) <= tol * np.linalg.norm(image)
        v = image / np.linalg.norm(image)
        if settled:
            return value, v
    return None

# slip: steps-ignored
# caught by: too_few_steps_give_none
import numpy as np


def power_iteration(A, x, tol, max_steps):
    v = x / np.linalg.norm(x)
    for _ in range(1000):
        image = A @ v
        value = v @ image
        if np.linalg.norm(image - value * v) <= tol * np.linalg.norm(image):
            return float(value), v
        v = image / np.linalg.norm(image)
    return None

# slip: stops-on-step-size
# caught by: it_does_not_stop_too_soon
import numpy as np


def power_iteration(A, x, tol, max_steps):
    v = x / np.linalg.norm(x)
    before = np.inf
    for _ in range(max_steps):
        image = A @ v
        value = v @ image
        if abs(value - before) <= tol * abs(value):
            return float(value), v
        before = value
        v = image / np.linalg.norm(image)
    return None

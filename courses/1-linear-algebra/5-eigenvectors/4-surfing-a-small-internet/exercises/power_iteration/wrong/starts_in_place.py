# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def power_iteration(A, x, tol, max_steps):
    x /= np.linalg.norm(x)
    for _ in range(max_steps):
        image = A @ x
        value = x @ image
        if np.linalg.norm(image - value * x) <= tol * np.linalg.norm(image):
            return float(value), x.copy()
        x[:] = image / np.linalg.norm(image)
    return None

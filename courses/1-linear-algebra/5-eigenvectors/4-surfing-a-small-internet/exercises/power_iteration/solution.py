import numpy as np


def power_iteration(A, x, tol, max_steps):
    """The eigenvalue of largest size of A and a unit eigenvector for it, as (value, v); None if it does not settle.

    A: (n, n).  x: (n,), where to start.  Stops when |A v - value v| <= tol |A v|.
    """
    # answer
    v = x / np.linalg.norm(x)
    for _ in range(max_steps):
        image = A @ v  # (n,)
        value = v @ image  # the best guess at the eigenvalue for this v
        if np.linalg.norm(image - value * v) <= tol * np.linalg.norm(image):
            return float(value), v
        v = image / np.linalg.norm(image)
    return None
    # end

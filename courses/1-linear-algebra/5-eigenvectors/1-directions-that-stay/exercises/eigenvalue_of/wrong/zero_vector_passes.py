# slip: zero-vector
# caught by: the_zero_vector_gives_none
import numpy as np


def eigenvalue_of(A, v):
    image = A @ v
    k = np.argmax(np.abs(v))
    value = image[k] / v[k] if v[k] != 0 else 0.0
    if np.linalg.norm(image - value * v) <= 1e-9 * np.linalg.norm(A) * np.linalg.norm(v):
        return float(value)
    return None

import numpy as np


def eigenvalue_of(A, v):
    """The eigenvalue that belongs to v if v is an eigenvector of A, else None.

    A: (n, n).  v: (n,).
    """
    # answer
    if not np.any(v):
        return None
    image = A @ v  # (n,)
    value = v @ image / (v @ v)  # how much of v is in its image
    off_the_line = np.linalg.norm(image - value * v)
    if off_the_line <= 1e-9 * np.linalg.norm(A) * np.linalg.norm(v):
        return float(value)
    return None
    # end

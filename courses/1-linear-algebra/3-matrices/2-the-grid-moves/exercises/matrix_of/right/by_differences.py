import numpy as np


def matrix_of(move, n):
    """Differences of places: any basis of questions would do."""
    here = move(np.ones(n))
    columns = [here - move(np.ones(n) - axis) for axis in np.eye(n)]
    A = np.stack(columns, axis=1)
    return A if np.allclose(A @ np.ones(n), here) else None

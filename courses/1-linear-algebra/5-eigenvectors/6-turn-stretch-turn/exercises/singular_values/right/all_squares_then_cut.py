import numpy as np


def singular_values(A):
    squares = np.sort(np.linalg.eigvals(A.T @ A).real)[::-1]
    squares = squares[: min(A.shape)]
    return np.sqrt(np.where(squares > 0, squares, 0.0))

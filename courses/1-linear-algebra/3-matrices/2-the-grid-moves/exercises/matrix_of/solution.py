import numpy as np


def matrix_of(move, n):
    """The matrix of a linear move, or None if the move shifts the origin.

    move: takes (n,), gives (m,).  Returns (m, n).
    """
    # answer
    if np.any(move(np.zeros(n))):
        return None
    images = [move(axis) for axis in np.eye(n)]  # n vectors of shape (m,)
    return np.column_stack(images)
    # end

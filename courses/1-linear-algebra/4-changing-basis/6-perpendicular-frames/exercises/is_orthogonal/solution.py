import numpy as np


def is_orthogonal(Q):
    """Whether Q is square with perpendicular columns of length one.

    Q: (m, n).  Returns True or False.
    """
    # answer
    rows, columns = Q.shape
    if rows != columns:
        return False
    off = np.abs(Q.T @ Q - np.eye(columns))  # (n, n): dot products of columns, against I
    return bool(off.max() <= 1e-9)
    # end

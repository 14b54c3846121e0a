import numpy as np


def to_frame(points, Q):
    """The coordinates of points, (m, n) rows, in the frame whose axes are the columns of Q, (n, n)."""
    # answer
    return np.asarray(points) @ Q  # row by row: entry k of a row is its dot product with axis k
    # end

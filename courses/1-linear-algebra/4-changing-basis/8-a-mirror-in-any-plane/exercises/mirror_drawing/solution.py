import numpy as np


def mirror_drawing(points, through, A):
    """The points of a drawing mirrored in the mirror through a point along the columns of A.

    points: (m, n), a point a row.  through: (n,).  A: (n, n - 1).  Returns (m, n).
    """
    # answer
    E = A.astype(float)  # (n, n - 1): becomes the frame of the mirror
    for j in range(E.shape[1]):
        for k in range(j):
            E[:, j] -= (E[:, k] @ E[:, j]) * E[:, k]
        E[:, j] /= np.linalg.norm(E[:, j])
    away = points - through  # (m, n): seen from a point of the mirror
    shadows = away @ E @ E.T  # (m, n): overlaps, then so much of each direction
    return through + 2 * shadows - away
    # end

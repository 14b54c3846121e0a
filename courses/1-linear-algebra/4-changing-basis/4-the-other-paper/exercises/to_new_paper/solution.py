import numpy as np


def to_new_paper(points, B):
    """The coordinates of the points on the paper whose axes are the columns of B.

    points: (N, n).  B: (n, n), columns independent.  Returns (N, n).
    """
    # answer
    # B c = v for each point v; solve takes the points as columns
    return np.linalg.solve(B, points.T).T
    # end

import numpy as np


def undistort(points, A):
    """The points as they were before A moved them.

    points: (N, n), rows are points.  A: (n, n).  Returns (N, n).
    """
    # answer
    columns = np.linalg.solve(A, points.T)  # (n, N): solve wants right sides as columns
    return columns.T
    # end

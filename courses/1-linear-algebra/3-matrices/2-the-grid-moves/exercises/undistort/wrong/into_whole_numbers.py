# slip: whole-numbers-cut
# caught by: whole_numbers_are_no_trap
import numpy as np


def undistort(points, A):
    home = np.zeros_like(points)
    for i, point in enumerate(points):
        home[i] = np.linalg.solve(A, point)
    return home

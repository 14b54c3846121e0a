# slip: axes-shortened
# caught by: the_axes_build_the_points_again
import numpy as np


def to_new_paper(points, B):
    units = B / np.linalg.norm(B, axis=0)
    return np.linalg.solve(units, points.T).T

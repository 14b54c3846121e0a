# slip: basis-swapped
# caught by: the_axes_build_the_points_again
import numpy as np


def to_new_paper(points, B):
    return np.linalg.solve(B[:, ::-1], points.T).T

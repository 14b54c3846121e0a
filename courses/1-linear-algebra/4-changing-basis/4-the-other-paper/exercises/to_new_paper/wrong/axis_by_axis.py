# slip: shadows-on-skewed-axes
# caught by: the_axes_build_the_points_again
import numpy as np


def to_new_paper(points, B):
    columns = [points @ b / (b @ b) for b in B.T]
    return np.column_stack(columns)

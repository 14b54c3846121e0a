# slip: transpose-for-inverse
# caught by: new_axes_land_where_the_move_says
import numpy as np


def in_other_basis(R, B):
    return B @ R @ B.T

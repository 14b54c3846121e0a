# slip: translation
# caught by: shifts_have_no_matrix
import numpy as np


def matrix_of(move, n):
    return np.column_stack([move(axis) for axis in np.eye(n)])

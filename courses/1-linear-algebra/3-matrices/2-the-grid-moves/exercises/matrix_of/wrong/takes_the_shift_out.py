# slip: shift-taken-out
# caught by: shifts_have_no_matrix
import numpy as np


def matrix_of(move, n):
    shift = move(np.zeros(n))
    return np.column_stack([move(axis) - shift for axis in np.eye(n)])

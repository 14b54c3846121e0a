# slip: scaled-linearly
# caught by: two_rows_follow_the_formula
import numpy as np


def determinant(A):
    size = np.abs(A).max() if A.size else 1.0
    if size == 0:
        return 0.0
    return float(size * np.linalg.det(A / size))

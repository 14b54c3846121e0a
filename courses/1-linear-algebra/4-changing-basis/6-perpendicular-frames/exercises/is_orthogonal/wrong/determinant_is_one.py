# slip: det-one-suffices
# caught by: keeping_areas_is_not_enough
import numpy as np


def is_orthogonal(Q):
    rows, columns = Q.shape
    return bool(rows == columns and abs(abs(np.linalg.det(Q)) - 1) < 1e-9)

# slip: diagonal-only
# caught by: two_rows_follow_the_formula
import numpy as np


def determinant(A):
    return float(np.prod(np.diag(A)))

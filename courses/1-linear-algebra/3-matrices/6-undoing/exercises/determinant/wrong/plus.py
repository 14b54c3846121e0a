# slip: plus
# caught by: two_rows_follow_the_formula
import numpy as np


def determinant(A):
    if len(A) == 0:
        return 1.0
    rest = [np.delete(A[1:], j, axis=1) for j in range(len(A))]
    return float(sum(A[0, j] * determinant(rest[j]) for j in range(len(A))))

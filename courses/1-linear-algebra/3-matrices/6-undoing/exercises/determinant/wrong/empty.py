# slip: empty-forgotten
# caught by: whole_numbers_and_nothing_work
import numpy as np


def determinant(A):
    if len(A) == 1:
        return float(A[0, 0])
    total = 0.0
    for j in range(len(A)):
        total += (-1) ** j * A[0, j] * determinant(np.delete(A[1:], j, axis=1))
    return float(total)

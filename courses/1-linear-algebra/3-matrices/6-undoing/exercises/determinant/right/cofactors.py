import numpy as np


def determinant(A):
    """Along the first row, each entry with what is left when its row and column are struck out."""
    if len(A) == 0:
        return 1.0
    total = 0.0
    for j in range(len(A)):
        total += (-1) ** j * A[0, j] * determinant(np.delete(A[1:], j, axis=1))
    return total

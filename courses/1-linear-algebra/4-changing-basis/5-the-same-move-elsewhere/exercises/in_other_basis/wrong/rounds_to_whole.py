# slip: integer-array
# caught by: whole_numbers_work
import numpy as np


def in_other_basis(R, B):
    T = np.zeros_like(R)
    T[:] = B @ R @ np.linalg.inv(B)
    return T

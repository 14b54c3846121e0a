import numpy as np


def in_other_basis(R, B):
    return B @ R @ np.linalg.inv(B)

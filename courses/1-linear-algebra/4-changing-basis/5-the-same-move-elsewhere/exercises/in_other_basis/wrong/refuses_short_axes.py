# slip: small-determinant
# caught by: the_unit_does_not_matter
import numpy as np


def in_other_basis(R, B):
    if abs(np.linalg.det(B)) < 1e-10:
        return np.zeros(R.shape)
    return B @ R @ np.linalg.inv(B)

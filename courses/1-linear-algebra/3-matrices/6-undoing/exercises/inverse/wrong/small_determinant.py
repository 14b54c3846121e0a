# slip: small-determinant
# caught by: units_do_not_matter
import numpy as np


def inverse(A):
    if abs(np.linalg.det(A)) < 1e-9:
        return None
    return np.linalg.inv(A)

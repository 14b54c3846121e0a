# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def in_other_basis(R, B):
    R[:] = B @ R @ np.linalg.inv(B)
    return R.copy()

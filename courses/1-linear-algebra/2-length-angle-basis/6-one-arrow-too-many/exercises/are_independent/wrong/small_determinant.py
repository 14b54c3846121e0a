# slip: size-for-dependence
# caught by: length_does_not_tie
import numpy as np


def are_independent(V):
    if V.shape[1] > V.shape[0]:
        return False
    return bool(np.linalg.det(V.T @ V) > 1e-9)

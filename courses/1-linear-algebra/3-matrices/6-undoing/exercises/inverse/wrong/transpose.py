# slip: transpose
# caught by: stretches_are_undone
import numpy as np


def inverse(A):
    return A.T.astype(float)

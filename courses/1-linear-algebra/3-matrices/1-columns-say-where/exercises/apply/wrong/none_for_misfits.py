# slip: no-refusal
# caught by: misfits_are_refused
import numpy as np


def apply(A, x):
    if A.shape[1] != len(x):
        return None
    return np.array([float(sum(row * x)) for row in A])

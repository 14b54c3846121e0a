import numpy as np


def trace_of_product(A, B):
    if A.shape != B.T.shape:
        raise ValueError("shapes " + str(A.shape) + " and " + str(B.shape))
    return np.dot(A.ravel(), B.T.ravel())

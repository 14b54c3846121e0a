import numpy as np


def product(A, B):
    if A.shape[1] != B.shape[0]:
        message = "A is " + str(A.shape) + ", B is " + str(B.shape)
        raise ValueError(message)
    return (A[:, :, np.newaxis] * B[np.newaxis, :, :]).sum(axis=1)

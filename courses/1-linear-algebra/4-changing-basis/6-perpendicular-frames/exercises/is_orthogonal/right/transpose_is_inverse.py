import numpy as np


def is_orthogonal(Q):
    if Q.shape[0] != Q.shape[1] or abs(np.linalg.det(Q)) < 0.5:
        return False
    return np.allclose(Q.T, np.linalg.inv(Q), rtol=0, atol=1e-9)

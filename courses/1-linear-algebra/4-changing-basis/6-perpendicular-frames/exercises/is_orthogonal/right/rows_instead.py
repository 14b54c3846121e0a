import numpy as np


def is_orthogonal(Q):
    return Q.shape[0] == Q.shape[1] and bool(np.allclose(Q @ Q.T, np.eye(len(Q)), rtol=0, atol=2e-9))

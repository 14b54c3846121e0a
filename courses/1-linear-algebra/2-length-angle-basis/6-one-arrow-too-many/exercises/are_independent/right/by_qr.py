import numpy as np


def are_independent(V):
    n, k = V.shape
    lengths = np.linalg.norm(V, axis=0)
    if k > n or not lengths.all():
        return False
    R = np.linalg.qr(V / lengths)[1]
    return bool(np.abs(np.diag(R)).min() > 1e-9)

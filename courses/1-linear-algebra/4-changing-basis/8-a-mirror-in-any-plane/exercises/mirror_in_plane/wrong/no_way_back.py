# slip: no-transform-back
# caught by: the_mirror_stays
import numpy as np


def mirror_in_plane(A):
    n = A.shape[0]
    E, _ = np.linalg.qr(A, mode="complete")
    R = np.eye(n)
    R[-1, -1] = -1
    return R @ E.T

# slip: projection-not-mirror
# caught by: straight_out_is_turned_round
import numpy as np


def mirror_in_plane(A):
    E, _ = np.linalg.qr(A)
    return E @ E.T

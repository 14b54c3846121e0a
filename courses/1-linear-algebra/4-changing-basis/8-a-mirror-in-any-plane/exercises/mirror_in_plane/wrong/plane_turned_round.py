# slip: half-turn
# caught by: the_mirror_stays
import numpy as np


def mirror_in_plane(A):
    E, _ = np.linalg.qr(A)
    return np.eye(len(A)) - 2 * E @ E.T

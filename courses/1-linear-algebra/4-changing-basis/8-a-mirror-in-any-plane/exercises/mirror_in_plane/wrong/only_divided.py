# slip: overlap-left
# caught by: the_mirror_stays
import numpy as np


def mirror_in_plane(A):
    E = A / np.linalg.norm(A, axis=0)
    return 2 * E @ E.T - np.eye(len(A))

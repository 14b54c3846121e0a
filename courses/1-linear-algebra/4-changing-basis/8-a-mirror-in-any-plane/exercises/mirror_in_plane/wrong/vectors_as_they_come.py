# slip: raw-basis
# caught by: the_mirror_stays
import numpy as np


def mirror_in_plane(A):
    return 2 * A @ A.T - np.eye(len(A))

# slip: through-forgotten
# caught by: straight_across_anywhere
import numpy as np


def mirror_drawing(points, through, A):
    E, _ = np.linalg.qr(A)
    return 2 * points @ E @ E.T - points

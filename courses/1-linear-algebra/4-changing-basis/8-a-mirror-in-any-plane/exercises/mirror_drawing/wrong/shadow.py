# slip: projection-not-mirror
# caught by: straight_across_at_the_origin
import numpy as np


def mirror_drawing(points, through, A):
    E, _ = np.linalg.qr(A)
    return through + (points - through) @ E @ E.T

# slip: half-turn
# caught by: straight_across_at_the_origin
import numpy as np


def mirror_drawing(points, through, A):
    E, _ = np.linalg.qr(A)
    away = points - through
    return through + away - 2 * away @ E @ E.T

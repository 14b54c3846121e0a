# slip: shift-not-undone
# caught by: straight_across_anywhere
import numpy as np


def mirror_drawing(points, through, A):
    E, _ = np.linalg.qr(A)
    away = points - through
    return 2 * away @ E @ E.T - away

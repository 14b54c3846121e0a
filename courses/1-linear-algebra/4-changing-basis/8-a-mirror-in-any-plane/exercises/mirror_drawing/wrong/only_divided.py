# slip: overlap-left
# caught by: straight_across_at_the_origin
import numpy as np


def mirror_drawing(points, through, A):
    E = A / np.linalg.norm(A, axis=0)
    away = points - through
    return through + 2 * away @ E @ E.T - away

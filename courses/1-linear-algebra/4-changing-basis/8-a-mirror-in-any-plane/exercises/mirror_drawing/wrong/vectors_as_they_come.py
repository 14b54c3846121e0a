# slip: raw-basis
# caught by: straight_across_at_the_origin
import numpy as np


def mirror_drawing(points, through, A):
    away = points - through
    return through + 2 * away @ A @ A.T - away

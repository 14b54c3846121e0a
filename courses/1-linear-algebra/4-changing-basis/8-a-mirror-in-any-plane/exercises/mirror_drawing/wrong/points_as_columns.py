# slip: points-as-columns
# caught by: straight_across_at_the_origin
import numpy as np


def mirror_drawing(points, through, A):
    E, _ = np.linalg.qr(A)
    away = (points - through).T
    return (through[:, None] + 2 * E @ (E.T @ away) - away)

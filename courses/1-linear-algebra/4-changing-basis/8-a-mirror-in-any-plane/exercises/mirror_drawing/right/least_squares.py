import numpy as np


def mirror_drawing(points, through, A):
    away = (points - through).T
    weights, *_ = np.linalg.lstsq(A, away, rcond=None)
    return (2 * A @ weights - away).T + through

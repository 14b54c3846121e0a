# slip: integer-array
# caught by: whole_numbers_work
import numpy as np


def mirror_drawing(points, through, A):
    E, _ = np.linalg.qr(A)
    image = points.copy()
    for i, point in enumerate(points):
        away = point - through
        image[i] = through + 2 * E @ (E.T @ away) - away
    return image

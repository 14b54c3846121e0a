# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def mirror_drawing(points, through, A):
    E, _ = np.linalg.qr(A)
    points -= through
    return through + 2 * points @ E @ E.T - points

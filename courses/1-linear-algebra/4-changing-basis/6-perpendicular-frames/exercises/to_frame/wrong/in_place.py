# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def to_frame(points, Q):
    if points.dtype.kind != "f":
        return points @ Q
    points[:] = points @ Q
    return points.copy()

# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def cast_shadows(points, sun):
    if sun[2] == 0:
        raise ValueError("level rays")
    moved = points if points.dtype == float else points.astype(float)
    heights = moved[:, 2].copy()
    moved[:, 0] -= heights * sun[0] / sun[2]
    moved[:, 1] -= heights * sun[1] / sun[2]
    return moved[:, :2].copy()

# slip: kept-whole
# caught by: whole_numbers_are_taken
import numpy as np


def cast_shadows(points, sun):
    if sun[2] == 0:
        raise ValueError("level rays")
    places = np.zeros_like(points[:, :2])
    places[:, 0] = points[:, 0] - points[:, 2] * sun[0] / sun[2]
    places[:, 1] = points[:, 1] - points[:, 2] * sun[1] / sun[2]
    return places

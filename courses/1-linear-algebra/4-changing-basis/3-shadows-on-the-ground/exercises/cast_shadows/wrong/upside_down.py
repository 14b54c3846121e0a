# slip: divided-by-r3
# caught by: each_point_follows_its_ray
import numpy as np


def cast_shadows(points, sun):
    if sun[2] == 0:
        raise ValueError("level rays")
    places = points[:, :2].astype(float)
    for row, r in enumerate(points):
        if r[2] != 0:
            places[row] = r[:2] - (sun[2] / r[2]) * sun[:2]
    return places

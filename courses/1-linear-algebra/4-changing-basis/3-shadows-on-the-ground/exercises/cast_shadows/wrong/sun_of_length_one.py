# slip: sun-not-normalised
# caught by: each_point_follows_its_ray
import numpy as np


def cast_shadows(points, sun):
    if sun[2] == 0:
        raise ValueError("level rays")
    s = sun / np.linalg.norm(sun)
    return points[:, :2] + points[:, 2:] * s[:2]

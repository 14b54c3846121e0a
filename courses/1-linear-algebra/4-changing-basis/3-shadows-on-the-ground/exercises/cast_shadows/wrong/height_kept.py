# slip: third-row-kept
# caught by: each_point_follows_its_ray
import numpy as np


def cast_shadows(points, sun):
    if sun[2] == 0:
        raise ValueError("level rays")
    t = -points[:, 2] / sun[2]
    return points + t[:, np.newaxis] * sun

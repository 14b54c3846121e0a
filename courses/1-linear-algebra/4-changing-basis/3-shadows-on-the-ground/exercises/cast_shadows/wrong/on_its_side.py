# slip: points-as-columns
# caught by: each_point_follows_its_ray
import numpy as np


def cast_shadows(points, sun):
    if sun[2] == 0:
        raise ValueError("level rays")
    S = np.array([[1, 0, -sun[0] / sun[2]], [0, 1, -sun[1] / sun[2]]])
    return S @ points.T

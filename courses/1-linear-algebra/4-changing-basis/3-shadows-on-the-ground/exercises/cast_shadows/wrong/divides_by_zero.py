# slip: no-refusal
# caught by: level_rays_are_refused
import numpy as np


def cast_shadows(points, sun):
    t = -points[:, 2] / sun[2]
    return points[:, :2] + t[:, np.newaxis] * sun[:2]

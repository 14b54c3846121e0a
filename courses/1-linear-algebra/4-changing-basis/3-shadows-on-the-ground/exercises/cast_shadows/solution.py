import numpy as np


def cast_shadows(points, sun):
    """The shadows of the points on the ground, under rays along sun.

    points: (N, 3).  sun: (3,).  Returns (N, 2).  Raises ValueError for level rays.
    """
    # answer
    if sun[2] == 0:
        raise ValueError("the rays run level with the ground and never reach it")
    G = np.array([[1, 0, -sun[0] / sun[2]], [0, 1, -sun[1] / sun[2]]])  # (2, 3)
    return points @ G.T  # (N, 3) @ (3, 2)
    # end

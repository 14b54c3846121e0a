import numpy as np


def turn_about(points, degrees, centre):
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    out = np.zeros((len(points), 2))
    for k, (x, y) in enumerate(points):
        u, v = x - centre[0], y - centre[1]
        out[k] = c * u - s * v + centre[0], s * u + c * v + centre[1]
    return out

# slip: first-corner-only
# caught by: rows_are_corners
import numpy as np


def to_frame(points, Q):
    out = np.array(points, dtype=float)
    out[0] = points[0] @ Q
    return out

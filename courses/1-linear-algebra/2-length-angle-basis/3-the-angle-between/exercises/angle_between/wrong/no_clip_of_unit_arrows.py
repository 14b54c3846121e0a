# slip: not-clipped
# caught by: arrows_on_one_line
import numpy as np


def angle_between(u, v):
    p, q = np.linalg.norm(u), np.linalg.norm(v)
    if p == 0 or q == 0:
        raise ValueError("no direction")
    return np.degrees(np.arccos((u / p) @ (v / q)))

# slip: not-clipped
# caught by: arrows_on_one_line
import numpy as np


def angle_between(u, v):
    lengths = np.linalg.norm(u) * np.linalg.norm(v)
    if lengths == 0:
        raise ValueError("The zero vector has no direction.")
    return float(np.degrees(np.arccos(u @ v / lengths)))

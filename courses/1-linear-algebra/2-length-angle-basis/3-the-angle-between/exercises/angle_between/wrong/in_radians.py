# slip: radians-as-degrees
# caught by: the_angle_in_degrees
import numpy as np


def angle_between(u, v):
    lengths = np.linalg.norm(u) * np.linalg.norm(v)
    if lengths == 0:
        raise ValueError("The zero vector has no direction.")
    return float(np.arccos(np.clip(u @ v / lengths, -1, 1)))

# slip: brackets-forgotten
# caught by: the_angle_in_degrees
import numpy as np


def angle_between(u, v):
    p, q = np.linalg.norm(u), np.linalg.norm(v)
    if p == 0 or q == 0:
        raise ValueError("The zero vector has no direction.")
    return float(np.degrees(np.arccos(np.clip(u @ v / p * q, -1, 1))))

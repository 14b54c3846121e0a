# slip: clipped-at-zero
# caught by: wide_angles_stay_wide
import numpy as np


def angle_between(u, v):
    lengths = np.linalg.norm(u) * np.linalg.norm(v)
    if lengths == 0:
        raise ValueError("The zero vector has no direction.")
    return float(np.degrees(np.arccos(np.clip(u @ v / lengths, 0, 1))))

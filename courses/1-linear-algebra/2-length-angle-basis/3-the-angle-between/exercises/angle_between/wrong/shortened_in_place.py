# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def angle_between(u, v):
    lengths = np.linalg.norm(u) * np.linalg.norm(v)
    if lengths == 0:
        raise ValueError("The zero vector has no direction.")
    if u.dtype.kind == "f" and v.dtype.kind == "f":
        u /= np.linalg.norm(u)
        return float(np.degrees(np.arccos(np.clip(u @ v / np.linalg.norm(v), -1, 1))))
    return float(np.degrees(np.arccos(np.clip(u @ v / lengths, -1, 1))))

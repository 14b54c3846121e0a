# slip: zero-answered
# caught by: the_zero_vector_is_refused
import numpy as np


def angle_between(u, v):
    lengths = np.linalg.norm(u) * np.linalg.norm(v)
    if lengths == 0:
        return 0.0
    return float(np.degrees(np.arccos(np.clip(u @ v / lengths, -1, 1))))

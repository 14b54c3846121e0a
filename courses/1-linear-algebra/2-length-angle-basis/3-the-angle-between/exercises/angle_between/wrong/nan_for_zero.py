# slip: zero-answered
# caught by: the_zero_vector_is_refused
import numpy as np


def angle_between(u, v):
    cosine = (u @ v) / (np.linalg.norm(u) * np.linalg.norm(v))
    return float(np.degrees(np.arccos(np.clip(np.nan_to_num(cosine), -1, 1))))

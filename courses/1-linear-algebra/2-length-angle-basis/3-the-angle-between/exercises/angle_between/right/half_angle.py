import math

import numpy as np


def angle_between(u, v):
    p, q = np.linalg.norm(u), np.linalg.norm(v)
    if min(p, q) == 0:
        raise ValueError("an arrow of length 0 points nowhere")
    a, b = u / p, v / q
    return math.degrees(2 * math.atan2(np.linalg.norm(a - b), np.linalg.norm(a + b)))

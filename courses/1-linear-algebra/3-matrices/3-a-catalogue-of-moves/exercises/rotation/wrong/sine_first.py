# slip: sin-cos-swap
# caught by: quarter_turns_are_right
import numpy as np


def rotation(degrees):
    a = np.radians(degrees)
    c, s = np.sin(a), np.cos(a)
    return np.array([[c, -s], [s, c]])

# slip: radians-forgotten
# caught by: quarter_turns_are_right
import numpy as np


def rotation(degrees):
    c, s = np.cos(degrees), np.sin(degrees)
    return np.array([[c, -s], [s, c]])

# slip: no-minus
# caught by: quarter_turns_are_right
import numpy as np


def rotation(degrees):
    a = np.radians(degrees)
    return np.array([[np.cos(a), np.sin(a)], [np.sin(a), np.cos(a)]])

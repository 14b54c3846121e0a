# slip: rounded-away
# caught by: the_first_axis_runs_along_the_circle
import numpy as np


def rotation(degrees):
    a = np.radians(degrees)
    c, s = np.cos(a), np.sin(a)
    return np.array([[c, -s], [s, c]]).round(1)

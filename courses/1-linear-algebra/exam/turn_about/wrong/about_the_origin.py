# slip: centre-forgotten
# caught by: the_pin_stays
import numpy as np


def turn_about(points, degrees, centre):
    t = np.radians(degrees)
    R = np.array([[np.cos(t), -np.sin(t)], [np.sin(t), np.cos(t)]])
    return points @ R.T

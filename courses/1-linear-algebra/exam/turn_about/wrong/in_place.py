# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def turn_about(points, degrees, centre):
    t = np.radians(degrees)
    R = np.array([[np.cos(t), -np.sin(t)], [np.sin(t), np.cos(t)]])
    points -= centre
    return points @ R.T + centre

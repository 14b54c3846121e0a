# slip: rotation-sign
# caught by: against_the_clock
import numpy as np


def turn_about(points, degrees, centre):
    t = np.radians(degrees)
    R = np.array([[np.cos(t), -np.sin(t)], [np.sin(t), np.cos(t)]])
    return (points - centre) @ R + centre

# slip: degrees-as-radians
# caught by: half_a_turn
import numpy as np


def turn_about(points, degrees, centre):
    R = np.array([[np.cos(degrees), -np.sin(degrees)], [np.sin(degrees), np.cos(degrees)]])
    return (points - centre) @ R.T + centre

# slip: sin-cos-swap
# caught by: half_a_turn
import numpy as np


def turn_about(points, degrees, centre):
    t = np.radians(degrees)
    R = np.array([[np.sin(t), -np.cos(t)], [np.cos(t), np.sin(t)]])
    return (points - centre) @ R.T + centre

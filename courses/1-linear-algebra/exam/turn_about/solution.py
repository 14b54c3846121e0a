import numpy as np


def turn_about(points, degrees, centre):
    """The points, (m, 2), turned against the clock about the centre, (2,)."""
    # answer
    t = np.radians(degrees)
    R = np.array([[np.cos(t), -np.sin(t)], [np.sin(t), np.cos(t)]])  # columns say where the axes go
    return (points - centre) @ R.T + centre  # each row is R times that point
    # end

import numpy as np


def rotation(degrees):
    """The matrix that turns the plane by an angle in degrees, against the clock.

    degrees: a number.  Returns (2, 2).
    """
    # answer
    angle = np.radians(degrees)
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s], [s, c]])  # the columns: images of the axes
    # end

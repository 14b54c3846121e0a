import numpy as np


def triangle_area(p, q, r):
    """The area of the triangle with the corners p, q and r, each (2,)."""
    # answer
    (a, b), (c, d) = q - p, r - p  # two sides, as arrows from p
    return float(np.abs(a * d - b * c) / 2)
    # end

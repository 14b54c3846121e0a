import numpy as np


def distance_to_line(p, a, d):
    """The distance from the point p to the line through a along d, all of shape (n,)."""
    # answer
    way = p - a  # from the line to the point
    along = (way @ d) / (d @ d) * d  # the part of it that runs along the line
    return float(np.linalg.norm(way - along))
    # end

# slip: columns-come-back
# caught by: rows_are_corners
import numpy as np


def to_frame(points, Q):
    return (points @ Q).T if len(points) > 1 else points @ Q

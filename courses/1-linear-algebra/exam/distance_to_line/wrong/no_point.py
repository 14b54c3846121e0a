# slip: point-forgotten
# caught by: through_its_point
import numpy as np


def distance_to_line(p, a, d):
    return np.linalg.norm(p - (p @ d) / (d @ d) * d)

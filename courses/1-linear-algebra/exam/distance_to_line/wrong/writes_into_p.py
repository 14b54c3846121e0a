# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def distance_to_line(p, a, d):
    p -= a
    p -= (p @ d) / (d @ d) * d
    return np.linalg.norm(p)

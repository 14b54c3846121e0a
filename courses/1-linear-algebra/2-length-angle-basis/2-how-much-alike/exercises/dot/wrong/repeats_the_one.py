# slip: lengths-ignored
# caught by: different_lengths_are_refused
import numpy as np


def dot(u, v):
    return float(np.sum(u * v))

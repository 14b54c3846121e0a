# slip: root-taken
# caught by: squares_are_added
import numpy as np


def squared_misfit(values, data):
    return np.linalg.norm(data - values)

# slip: root-taken
# caught by: a_difference_is_squared
import numpy as np


def squared_cost(A, Y):
    return np.linalg.norm(A - Y, axis=1).mean()

# slip: not-squared
# caught by: a_difference_is_squared
import numpy as np


def squared_cost(A, Y):
    return np.abs(A - Y).sum(axis=1).mean()

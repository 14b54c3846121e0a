# slip: halved
# caught by: a_difference_is_squared
import numpy as np


def squared_cost(A, Y):
    return 0.5 * ((A - Y) ** 2).sum(axis=1).mean()

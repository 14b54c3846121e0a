# slip: sum-before-square
# caught by: outputs_are_added
import numpy as np


def squared_cost(A, Y):
    return ((A - Y).sum(axis=1) ** 2).mean()

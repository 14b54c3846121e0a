# slip: not-averaged
# caught by: samples_are_averaged
import numpy as np


def squared_cost(A, Y):
    return ((A - Y) ** 2).sum()

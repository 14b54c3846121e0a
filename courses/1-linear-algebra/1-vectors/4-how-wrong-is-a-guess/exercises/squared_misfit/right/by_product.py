import numpy as np


def squared_misfit(values, data):
    r = np.subtract(values, data)
    return r @ r

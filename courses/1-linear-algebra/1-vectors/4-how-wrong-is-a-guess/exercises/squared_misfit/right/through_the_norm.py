import numpy as np


def squared_misfit(values, data):
    return float(np.linalg.norm(np.asarray(data) - np.asarray(values)) ** 2)

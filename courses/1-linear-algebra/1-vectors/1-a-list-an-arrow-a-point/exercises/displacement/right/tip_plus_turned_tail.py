import numpy as np


def displacement(tail, tip):
    return np.add(tip, np.multiply(-1.0, tail))

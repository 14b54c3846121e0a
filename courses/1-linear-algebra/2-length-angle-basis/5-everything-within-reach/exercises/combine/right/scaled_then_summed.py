import numpy as np


def combine(V, weights):
    scaled = V * np.reshape(weights, (1, -1))
    return np.sum(scaled, axis=1)

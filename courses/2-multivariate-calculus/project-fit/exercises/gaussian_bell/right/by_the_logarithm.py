import numpy as np


def gaussian_bell(x, mean, spread):
    log_height = -((x - mean) ** 2) / (2 * spread**2) - np.log(spread) - np.log(2 * np.pi) / 2
    return np.exp(log_height)

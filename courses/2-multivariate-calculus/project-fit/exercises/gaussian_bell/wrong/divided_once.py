# slip: spread-not-squared
# caught by: one_spread_away
import numpy as np


def gaussian_bell(x, mean, spread):
    return np.exp(-((x - mean) ** 2) / (2 * spread)) / (spread * np.sqrt(2 * np.pi))

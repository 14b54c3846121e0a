# slip: half-missing
# caught by: one_spread_away
import numpy as np


def gaussian_bell(x, mean, spread):
    return np.exp(-(((x - mean) / spread) ** 2)) / (spread * np.sqrt(2 * np.pi))

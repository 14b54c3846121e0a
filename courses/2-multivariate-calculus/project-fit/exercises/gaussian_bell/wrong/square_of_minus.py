# slip: sign-lost
# caught by: one_spread_away
import numpy as np


def gaussian_bell(x, mean, spread):
    z = (x - mean) / spread
    return np.exp((-z) ** 2 / 2) / (spread * np.sqrt(2 * np.pi))

import numpy as np


def gaussian_bell(x, mean, spread):
    """The bell curve of a mean and a spread, with area 1 under it.

    x: (m,).  mean, spread: numbers, spread above 0.  Returns (m,).
    """
    # answer
    z = (x - mean) / spread  # (m,) how many spreads away from the mean
    return np.exp(-(z**2) / 2) / (spread * np.sqrt(2 * np.pi))
    # end

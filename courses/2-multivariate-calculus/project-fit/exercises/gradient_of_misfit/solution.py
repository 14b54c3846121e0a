import numpy as np


def gradient_of_misfit(x, y, mean, spread):
    """The gradient of the sum of squared residuals of a bell with respect to its mean and its spread.

    x, y: (m,).  mean, spread: numbers, spread above 0.  Returns (2,).
    """
    # answer
    z = (x - mean) / spread  # (m,)
    f = np.exp(-(z**2) / 2) / (spread * np.sqrt(2 * np.pi))  # (m,)
    by_mean = f * z / spread  # (m,) how f answers to the mean
    by_spread = f * (z**2 - 1) / spread  # (m,) ... and to the spread, which stands in two places
    return np.array([-2 * np.sum((y - f) * by_mean), -2 * np.sum((y - f) * by_spread)])
    # end

import math

import numpy as np


def gradient_of_misfit(x, y, mean, spread):
    by_mean = by_spread = 0.0
    for each, wanted in zip(x, y, strict=True):
        away = each - mean
        f = math.exp(-(away**2) / (2 * spread**2)) / (spread * math.sqrt(2 * math.pi))
        missed = wanted - f
        by_mean += -2 * missed * f * away / spread**2
        by_spread += -2 * missed * f * (away**2 / spread**3 - 1 / spread)
    return np.array([by_mean, by_spread])

# slip: gradient-of-f-only
# caught by: answers_to_the_mean
import numpy as np


def gradient_of_misfit(x, y, mean, spread):
    z = (x - mean) / spread
    f = np.exp(-(z**2) / 2) / (spread * np.sqrt(2 * np.pi))
    return np.array([np.sum(f * z / spread), np.sum(f * (z**2 - 1) / spread)])

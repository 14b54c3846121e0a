# slip: prefactor-derivative-missing
# caught by: answers_to_the_spread
import numpy as np


def gradient_of_misfit(x, y, mean, spread):
    f = np.exp(-((x - mean) ** 2) / (2 * spread**2)) / (spread * np.sqrt(2 * np.pi))
    by_mean = f * (x - mean) / spread**2
    by_spread = f * (x - mean) ** 2 / spread**3
    return -2 * np.array([(y - f) @ by_mean, (y - f) @ by_spread])

# slip: mean-for-sum
# caught by: answers_to_the_spread
import numpy as np


def gradient_of_misfit(x, y, mean, spread):
    z = (x - mean) / spread
    f = np.exp(-(z**2) / 2) / (spread * np.sqrt(2 * np.pi))
    return np.array([-2 * np.mean((y - f) * f * z / spread), -2 * np.mean((y - f) * f * (z**2 - 1) / spread)])

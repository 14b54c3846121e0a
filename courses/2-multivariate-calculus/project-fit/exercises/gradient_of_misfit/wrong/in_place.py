# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def gradient_of_misfit(x, y, mean, spread):
    z = (x - mean) / spread
    f = np.exp(-(z**2) / 2) / (spread * np.sqrt(2 * np.pi))
    y -= f
    return -2 * np.array([np.sum(y * f * z / spread), np.sum(y * f * (z**2 - 1) / spread)])

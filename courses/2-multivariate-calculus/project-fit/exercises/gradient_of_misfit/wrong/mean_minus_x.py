# slip: sign-of-x-minus-mu
# caught by: answers_to_the_mean
import numpy as np


def gradient_of_misfit(x, y, mean, spread):
    z = (mean - x) / spread
    f = np.exp(-(z**2) / 2) / (spread * np.sqrt(2 * np.pi))
    return -2 * np.array([np.sum((y - f) * f * z / spread), np.sum((y - f) * f * (z**2 - 1) / spread)])

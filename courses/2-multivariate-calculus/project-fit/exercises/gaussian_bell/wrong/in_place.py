# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def gaussian_bell(x, mean, spread):
    x -= mean
    x /= spread
    return np.exp(-(x**2) / 2) / (spread * np.sqrt(2 * np.pi))

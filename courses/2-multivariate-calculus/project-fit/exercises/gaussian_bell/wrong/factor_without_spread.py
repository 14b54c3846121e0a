# slip: spread-not-in-front
# caught by: the_top_is_as_high_as_it_must_be
import numpy as np


def gaussian_bell(x, mean, spread):
    z = (x - mean) / spread
    return 1 / np.sqrt(2 * np.pi) * np.exp(-0.5 * z**2)

# slip: prefactor-missing
# caught by: the_top_is_as_high_as_it_must_be
import numpy as np


def gaussian_bell(x, mean, spread):
    return np.exp(-0.5 * ((x - mean) / spread) ** 2)

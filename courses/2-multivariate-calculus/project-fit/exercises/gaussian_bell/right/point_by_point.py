import math

import numpy as np


def gaussian_bell(x, mean, spread):
    heights = []
    for each in x:
        away = (each - mean) ** 2 / spread**2
        heights.append(math.exp(-away / 2) / (spread * math.sqrt(2 * math.pi)))
    return np.array(heights)

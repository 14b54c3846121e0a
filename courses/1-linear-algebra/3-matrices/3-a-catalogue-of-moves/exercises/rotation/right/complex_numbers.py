import math

import numpy as np


def rotation(degrees):
    tip = complex(math.cos(math.radians(degrees)), math.sin(math.radians(degrees)))
    ahead = 1j * tip
    return np.array([[tip.real, ahead.real], [tip.imag, ahead.imag]])

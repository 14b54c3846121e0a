# slip: whole-numbers-wrap
# caught by: whole_numbers_are_numbers
import numpy as np


def length(v):
    return np.sqrt(np.sum(v**2))

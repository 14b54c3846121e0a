# slip: whole-numbers-wrap
# caught by: whole_numbers_are_numbers
import numpy as np


def length(v):
    if np.abs(v).max() > 1e100 or np.abs(v).max() < 1e-100:
        largest = max(np.abs(v).max(), 1e-300)
        return float(largest * np.sqrt(np.sum((v / largest) ** 2)))
    return float(np.sqrt(abs(np.sum(v**2))))

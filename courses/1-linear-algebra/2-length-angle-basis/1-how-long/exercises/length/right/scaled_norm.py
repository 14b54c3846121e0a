import numpy as np


def length(v):
    largest = np.linalg.norm(np.asarray(v, dtype=float), np.inf)
    return 0.0 if largest == 0 else largest * np.linalg.norm(v / largest)

import numpy as np


def components_needed(variances, share):
    held = np.cumsum(variances)
    return np.searchsorted(held, share * held[-1]) + 1

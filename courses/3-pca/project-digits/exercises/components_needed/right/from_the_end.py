import numpy as np


def components_needed(variances, share):
    shares = np.array(variances) / np.sum(variances)
    needed = len(shares)
    while needed > 1 and shares[: needed - 1].sum() >= share:
        needed -= 1
    return needed

# slip: squares
# caught by: the_share_is_reached
import numpy as np


def components_needed(variances, share):
    held = np.cumsum(variances**2)
    return int(np.argmax(held >= share * held[-1])) + 1

# slip: roots
# caught by: the_share_is_reached
import numpy as np


def components_needed(variances, share):
    held = np.cumsum(np.sqrt(variances))
    return int(np.argmax(held >= share * held[-1])) + 1

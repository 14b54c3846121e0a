# slip: index-for-count
# caught by: the_share_is_reached
import numpy as np


def components_needed(variances, share):
    held = np.cumsum(variances) / np.sum(variances)
    return int(np.argmax(held >= share))

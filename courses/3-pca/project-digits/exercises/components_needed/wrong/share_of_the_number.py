# slip: count
# caught by: the_share_is_reached
import numpy as np


def components_needed(variances, share):
    return int(np.ceil(share * len(variances)))

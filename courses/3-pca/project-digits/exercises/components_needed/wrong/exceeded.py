# slip: more-than
# caught by: exactly_is_enough
import numpy as np


def components_needed(variances, share):
    held = np.cumsum(variances)
    return min(int(np.sum(held <= share * held[-1])) + 1, len(variances))

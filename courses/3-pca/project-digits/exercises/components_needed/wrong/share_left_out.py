# slip: residual
# caught by: the_share_is_reached
import numpy as np


def components_needed(variances, share):
    total = variances.sum()
    for number in range(1, len(variances) + 1):
        if variances[number:].sum() <= share * total:
            return number
    return len(variances)

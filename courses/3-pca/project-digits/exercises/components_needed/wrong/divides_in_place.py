# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def components_needed(variances, share):
    whole = variances.sum()
    held = np.cumsum(variances, out=variances)
    return int(np.argmax(held >= share * whole)) + 1

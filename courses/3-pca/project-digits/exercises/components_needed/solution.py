import numpy as np


def components_needed(variances, share):
    """The smallest number of components that hold at least a share of the whole variance.

    variances: (D,), of all components, the largest first.  share: above 0, at most 1.  Returns 1 to D.
    """
    # answer
    held = np.cumsum(variances)  # (D,) by the first one, the first two, ...
    enough = held >= share * held[-1]
    return int(np.argmax(enough)) + 1  # argmax is the first place that is true
    # end

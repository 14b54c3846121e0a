import numpy as np


def displacement(tail, tip):
    """The vector that leads from tail to tip.

    tail, tip: (n,).  Returns (n,).
    """
    # answer
    return np.asarray(tip) - np.asarray(tail)  # (n,)
    # end

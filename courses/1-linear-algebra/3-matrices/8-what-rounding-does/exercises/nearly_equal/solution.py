import numpy as np


def nearly_equal(x, y, relative):
    """Whether x and y differ by at most this share of the longer one.

    x, y: (n,).
    """
    # answer
    allowed = relative * max(np.linalg.norm(x), np.linalg.norm(y))
    return bool(np.linalg.norm(x - y) <= allowed)
    # end

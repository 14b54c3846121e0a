import numpy as np


def scale_and_add(a, u, b, v):
    """The combination a u + b v.

    a, b: numbers.  u, v: (n,).  Returns (n,).
    """
    # answer
    return a * np.asarray(u) + b * np.asarray(v)  # (n,)
    # end

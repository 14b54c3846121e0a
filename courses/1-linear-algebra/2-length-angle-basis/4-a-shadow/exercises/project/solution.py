import numpy as np


def project(s, r):
    """The shadow of s on the line of r, as a vector.

    s: (n,).  r: (n,), not zero.
    """
    # answer
    factor = (s @ r) / (r @ r)  # how many times r
    return factor * np.asarray(r, dtype=float)
    # end

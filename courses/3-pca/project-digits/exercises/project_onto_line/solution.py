import numpy as np


def project_onto_line(x, b):
    """The point nearest to x on the line through the origin along b.

    x, b: (D,), b not zero and of any length.  Returns (D,).
    """
    # answer
    along = np.dot(b, x) / np.dot(b, b)  # how many times b the nearest point is
    return along * b
    # end

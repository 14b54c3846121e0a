import numpy as np


def length(v):
    """The length of a vector, safe for very large and very small components.

    v: (n,).
    """
    # answer
    sizes = np.abs(np.asarray(v, dtype=float))  # (n,)
    largest = sizes.max()
    if largest == 0:
        return 0.0
    shares = sizes / largest  # (n,): from 0 to 1, so no square is too large
    return float(largest * np.sqrt(np.sum(shares**2)))
    # end

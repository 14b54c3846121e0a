import numpy as np


def dot(u, v):
    """The sum of the products of matching components.

    u: (n,).  v: (n,).
    """
    # answer
    if len(u) != len(v):
        raise ValueError(f"u has {len(u)} components and v has {len(v)}.")
    products = np.asarray(u) * np.asarray(v)  # (n,)
    return float(np.sum(products))
    # end

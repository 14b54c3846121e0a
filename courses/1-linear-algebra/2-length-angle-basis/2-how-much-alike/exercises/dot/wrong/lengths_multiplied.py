# slip: product-of-norms
# caught by: products_are_summed
import numpy as np


def dot(u, v):
    if len(u) != len(v):
        raise ValueError(f"{len(u)} components and {len(v)} components")
    return np.linalg.norm(u) * np.linalg.norm(v)

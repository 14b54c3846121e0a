# slip: squares-vanish
# caught by: small_components_do_not_vanish
import numpy as np


def length(v):
    small = np.asarray(v, dtype=float) / 1e100
    return float(1e100 * np.sqrt(np.sum(small**2)))

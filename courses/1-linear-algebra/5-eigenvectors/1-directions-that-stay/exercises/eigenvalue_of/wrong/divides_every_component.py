# slip: divides-by-components
# caught by: a_kept_direction_gives_its_factor
import numpy as np


def eigenvalue_of(A, v):
    if not np.any(v):
        return None
    ratios = (A @ v) / v
    if np.ptp(ratios) <= 1e-9 * np.max(np.abs(ratios)):
        return float(ratios[0])
    return None

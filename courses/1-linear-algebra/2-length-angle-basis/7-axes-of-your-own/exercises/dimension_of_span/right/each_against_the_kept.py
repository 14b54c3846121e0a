import numpy as np


def dimension_of_span(V):
    kept = np.zeros((V.shape[0], 0))
    for v in V.T:
        if not v.any():
            continue
        unit = (v / np.linalg.norm(v)).reshape(-1, 1)
        if kept.shape[1] == 0:
            kept = unit
            continue
        weights = np.linalg.lstsq(kept, unit, rcond=None)[0]
        if np.linalg.norm(unit - kept @ weights) > 1e-9:
            kept = np.hstack([kept, unit])
    return kept.shape[1]

# slip: shadows-on-slanted
# caught by: dimension_is_counted
import numpy as np


def dimension_of_span(V):
    kept = []
    for v in V.T:
        length = np.linalg.norm(v)
        if length == 0:
            continue
        unit = v / length
        rest = unit
        for other in kept:
            rest = rest - (unit @ other) * other
        if np.linalg.norm(rest) > 1e-9:
            kept.append(unit)
    return len(kept)

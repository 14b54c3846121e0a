# slip: pairs-only
# caught by: dimension_is_counted
import numpy as np


def dimension_of_span(V):
    kept = []
    for v in V.T:
        length = np.linalg.norm(v)
        if length == 0:
            continue
        unit = v / length
        if all(np.linalg.norm(unit - (unit @ other) * other) > 1e-9 for other in kept):
            kept.append(unit)
    return len(kept)

# slip: squares-too-large
# caught by: large_components_do_not_overflow
import numpy as np


def length(v):
    total = 0.0
    for x in v:
        total = total + float(x) * float(x)
    return np.sqrt(total)

# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def length(v):
    largest = np.abs(v).max()
    if largest == 0:
        return 0.0
    if v.dtype.kind != "f":
        v = v.astype(float)
    v /= largest
    return float(largest * np.sqrt(np.sum(v**2)))

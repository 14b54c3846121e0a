import numpy as np


def eigenvalue_of(A, v):
    if np.abs(v).max() == 0:
        return None
    unit = v / np.abs(v).max()
    place = int(np.argmax(np.abs(unit)))
    image = A @ unit
    value = image[place] / unit[place]
    size = max(1.0, np.abs(A).max())
    return value if np.all(np.abs(image - value * unit) <= 1e-8 * size) else None

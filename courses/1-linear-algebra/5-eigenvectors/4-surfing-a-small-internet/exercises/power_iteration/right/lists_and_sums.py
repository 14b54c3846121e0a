import math

import numpy as np


def power_iteration(A, x, tol, max_steps):
    rows = A.tolist()
    length = math.sqrt(sum(c * c for c in x.tolist()))
    v = [c / length for c in x.tolist()]
    for _ in range(max_steps):
        image = [sum(a * c for a, c in zip(row, v, strict=True)) for row in rows]
        value = sum(a * c for a, c in zip(image, v, strict=True))
        off = math.sqrt(sum((a - value * c) ** 2 for a, c in zip(image, v, strict=True)))
        length = math.sqrt(sum(c * c for c in image))
        if off <= tol * length:
            return value, np.array(v)
        v = [c / length for c in image]
    return None

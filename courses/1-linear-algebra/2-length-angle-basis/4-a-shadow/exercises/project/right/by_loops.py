import numpy as np


def project(s, r):
    top = sum(float(a) * float(b) for a, b in zip(s, r, strict=True))
    bottom = sum(float(b) ** 2 for b in r)
    return np.array([top / bottom * float(b) for b in r])

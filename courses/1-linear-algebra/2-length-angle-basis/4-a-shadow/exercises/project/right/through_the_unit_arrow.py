import numpy as np


def project(s, r):
    unit = r / np.linalg.norm(r)
    return (s @ unit) * unit

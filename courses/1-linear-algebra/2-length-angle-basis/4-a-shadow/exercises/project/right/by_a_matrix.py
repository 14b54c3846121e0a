import numpy as np


def project(s, r):
    return np.outer(r, r) @ s / np.dot(r, r)

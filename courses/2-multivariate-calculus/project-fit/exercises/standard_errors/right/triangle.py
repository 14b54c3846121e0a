import numpy as np


def standard_errors(J, r):
    m, n = J.shape
    Q, R = np.linalg.qr(J)
    inverse = np.linalg.inv(R)
    return np.linalg.norm(inverse, axis=1) * np.linalg.norm(r) / np.sqrt(m - n)

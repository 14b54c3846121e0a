import numpy as np


def project_onto_line(x, b):
    P = np.outer(b, b) / np.dot(b, b)
    return P @ x

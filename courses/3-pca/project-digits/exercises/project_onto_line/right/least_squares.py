import numpy as np


def project_onto_line(x, b):
    B = b.reshape(-1, 1)
    c, *_ = np.linalg.lstsq(B, x, rcond=None)
    return B @ c

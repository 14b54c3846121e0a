import numpy as np


def project_onto_line(x, b):
    unit = b / np.sqrt(np.sum(b * b))
    total = 0.0
    for i in range(len(x)):
        total += x[i] * unit[i]
    return total * unit

import math

import numpy as np


def standard_errors(J, r):
    m, n = len(J), len(J[0])
    s2 = sum(float(each) ** 2 for each in r) / (m - n)
    out = []
    for k in range(n):
        e = np.zeros(n)
        e[k] = 1.0
        out.append(math.sqrt(s2 * np.linalg.solve(J.T @ J, e)[k]))
    return np.array(out)

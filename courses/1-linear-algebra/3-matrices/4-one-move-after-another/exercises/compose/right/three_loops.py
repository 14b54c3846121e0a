import numpy as np


def compose(first, second):
    (n, p), (m, taken) = first.shape, second.shape
    if taken != n:
        raise ValueError("sizes " + str(taken) + " and " + str(n))
    both = np.zeros((m, p))
    for i in range(m):
        for j in range(n):
            for k in range(p):
                both[i, k] += second[i, j] * first[j, k]
    return both

import numpy as np


def coordinates(v, B):
    n, k = B.shape
    found = [0.0] * k
    for j in range(k):
        dot = square = 0.0
        for i in range(n):
            dot += float(v[i]) * float(B[i, j])
            square += float(B[i, j]) ** 2
        found[j] = dot / square
    return np.array(found)

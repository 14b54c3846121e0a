# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def combine(V, weights):
    if V.shape[1] == 0:
        return np.zeros(V.shape[0])
    if V.dtype.kind == "i":
        V = V.astype(float)
    total = V[:, 0]
    total *= weights[0]
    for j in range(1, V.shape[1]):
        total += weights[j] * V[:, j]
    return total

import numpy as np


def squared_cost(A, Y):
    return np.linalg.norm(A - Y) ** 2 / np.shape(A)[0]

# slip: shape-transposed
# caught by: rows_are_neurons
import numpy as np


def layer(A, W, b):
    if W.shape[0] != W.shape[1]:
        return np.tanh(A @ W.T + b)
    return np.tanh(A @ W + b)

# slip: bias-inside-weight
# caught by: one_neuron_says
import numpy as np


def layer(A, W, b):
    bias = b[:, None] * np.ones_like(W)
    return np.tanh(A @ W.T + (W * bias).sum(axis=1))

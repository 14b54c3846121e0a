# slip: threshold-sign
# caught by: one_neuron_says
import numpy as np


def layer(A, W, b):
    return np.tanh(A @ W.T - b)

# slip: other-activation
# caught by: one_neuron_says
import numpy as np


def layer(A, W, b):
    return 1 / (1 + np.exp(-(A @ W.T + b)))

# slip: activation-forgotten
# caught by: one_neuron_says
import numpy as np


def layer(A, W, b):
    return A @ W.T + b

import numpy as np


def layer(A, W, b):
    """What a layer of neurons makes of every row of A.

    A: (N, n_in), a sample in each row.  W: (n_out, n_in), a neuron in each row.  b: (n_out,).  Returns (N, n_out).
    """
    # answer
    Z = A @ W.T + b  # (N, n_out): the weighted sums, and the bias of each neuron added to its column
    return np.tanh(Z)
    # end

import numpy as np


def backprop(X, Y, W1, b1, W2, b2):
    """The derivatives of the cost of a network with one hidden layer of tanh and linear outputs.

    X: (N, n_in).  Y: (N, n_out).  W1: (hidden, n_in).  b1: (hidden,).  W2: (n_out, hidden).  b2: (n_out,).
    Returns gW1, gb1, gW2, gb2, of the shapes of W1, b1, W2, b2.
    """
    # answer
    A = np.tanh(X @ W1.T + b1)  # (N, hidden)
    outputs = A @ W2.T + b2  # (N, n_out)
    D = 2 * (outputs - Y) / len(X)  # (N, n_out): the cost by each output
    gW2, gb2 = D.T @ A, D.sum(axis=0)
    D = (D @ W2) * (1 - A**2)  # (N, hidden): back through the weights, and through the slope of tanh
    gW1, gb1 = D.T @ X, D.sum(axis=0)
    return gW1, gb1, gW2, gb2
    # end

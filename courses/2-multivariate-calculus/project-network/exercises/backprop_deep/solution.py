import numpy as np


def backprop_deep(X, Y, weights, biases):
    """The derivatives of the cost of a network of any depth: tanh in every layer but the last, which is linear.

    X: (N, n_in).  Y: (N, n_out).  weights: a list of (neurons, neurons before).  biases: a list of (neurons,).
    Returns gW, gb: two lists in the same order and of the same shapes.
    """
    # answer
    A = [X]  # A[k] goes into layer k: (N, neurons before)
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        A.append(np.tanh(A[-1] @ W.T + b))
    outputs = A[-1] @ weights[-1].T + biases[-1]  # (N, n_out)
    D = 2 * (outputs - Y) / len(X)  # how the cost answers to the sums of the layer that we have reached
    gW, gb = [], []
    for k in reversed(range(len(weights))):
        gW.insert(0, D.T @ A[k])
        gb.insert(0, D.sum(axis=0))
        if k > 0:
            D = (D @ weights[k]) * (1 - A[k] ** 2)  # back through the weights, and through the slope of tanh
    return gW, gb
    # end

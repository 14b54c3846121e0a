# slip: wrong-layer-activation
# caught by: one_layer
import numpy as np


def backprop_deep(X, Y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(np.tanh(A[-1] @ W.T + b))
    outputs = A[-1] @ weights[-1].T + biases[-1]
    D = 2 * (outputs - Y) / len(X)
    gW, gb = [], []
    for k in reversed(range(len(weights))):
        said = (A + [outputs])[k + 1]
        gW.insert(0, D.T @ (said if said.shape == A[k].shape else A[k]))
        gb.insert(0, D.sum(axis=0))
        if k > 0:
            D = (D @ weights[k]) * (1 - A[k] ** 2)
    return gW, gb

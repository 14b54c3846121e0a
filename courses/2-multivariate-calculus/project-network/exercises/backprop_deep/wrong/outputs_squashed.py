# slip: last-layer-squashed
# caught by: one_layer
import numpy as np


def backprop_deep(X, Y, weights, biases):
    A = [X]
    for W, b in zip(weights, biases):
        A.append(np.tanh(A[-1] @ W.T + b))
    D = 2 * (A[-1] - Y) / len(X)
    gW, gb = [], []
    for k in reversed(range(len(weights))):
        D = D * (1 - A[k + 1] ** 2)
        gW.insert(0, D.T @ A[k])
        gb.insert(0, D.sum(axis=0))
        D = D @ weights[k]
    return gW, gb

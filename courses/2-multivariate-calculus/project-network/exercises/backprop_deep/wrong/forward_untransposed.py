# slip: weight-not-transposed
# caught by: one_layer
import numpy as np


def backprop_deep(X, Y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(np.tanh(A[-1] @ W + b))
    outputs = A[-1] @ weights[-1] + biases[-1]
    D = 2 * (outputs - Y) / len(X)
    gW, gb = [], []
    for k in reversed(range(len(weights))):
        gW.insert(0, D.T @ A[k])
        gb.insert(0, D.sum(axis=0))
        if k > 0:
            D = (D @ weights[k]) * (1 - A[k] ** 2)
    return gW, gb

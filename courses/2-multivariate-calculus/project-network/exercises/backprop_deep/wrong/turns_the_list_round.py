# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def backprop_deep(X, Y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(np.tanh(A[-1] @ W.T + b))
    outputs = A[-1] @ weights[-1].T + biases[-1]
    D = 2 * (outputs - Y) / len(X)
    gW, gb = [], []
    A.reverse()
    weights.reverse()
    for W, a in zip(weights, A):
        gW.append(D.T @ a)
        gb.append(D.sum(axis=0))
        D = (D @ W) * (1 - a**2)
    return gW[::-1], gb[::-1]

# slip: slope-on-output
# caught by: the_last_layer
import numpy as np


def backprop(X, Y, W1, b1, W2, b2):
    A = np.tanh(X @ W1.T + b1)
    outputs = A @ W2.T + b2
    D = 2 * (outputs - Y) * (1 - np.tanh(outputs) ** 2) / len(X)
    E = (D @ W2) * (1 - A**2)
    return E.T @ X, E.sum(axis=0), D.T @ A, D.sum(axis=0)

import numpy as np


def backprop(X, Y, W1, b1, W2, b2):
    ones = np.ones((len(X), 1))
    X1 = np.hstack([X, ones])
    A = np.tanh(X1 @ np.column_stack([W1, b1]).T)
    A1 = np.hstack([A, ones])
    D = (A1 @ np.column_stack([W2, b2]).T - Y) * (2 / len(X))
    G2 = D.T @ A1
    G1 = ((D @ W2) * (1 - A) * (1 + A)).T @ X1
    return G1[:, :-1], G1[:, -1], G2[:, :-1], G2[:, -1]

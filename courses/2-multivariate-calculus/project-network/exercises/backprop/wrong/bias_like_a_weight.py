# slip: bias-times-activation
# caught by: the_last_layer
import numpy as np


def backprop(X, Y, W1, b1, W2, b2):
    A = np.tanh(X @ W1.T + b1)
    D = 2 * (A @ W2.T + b2 - Y) / len(X)
    E = (D @ W2) * (1 - A**2)
    return E.T @ X, (E.T @ X).sum(axis=1), D.T @ A, (D.T @ A).sum(axis=1)

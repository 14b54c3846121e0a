# slip: wrong-layer-activation
# caught by: the_last_layer
import numpy as np


def backprop(X, Y, W1, b1, W2, b2):
    A = np.tanh(X @ W1.T + b1)
    D = 2 * (A @ W2.T + b2 - Y) / len(X)
    E = (D @ W2) * (1 - A**2)
    gW2 = D.T @ X if X.shape == A.shape else D.T @ A
    return E.T @ X, E.sum(axis=0), gW2, D.sum(axis=0)

# slip: wrong-layer-activation
# caught by: the_hidden_layer
import numpy as np


def backprop(X, Y, W1, b1, W2, b2):
    A = np.tanh(X @ W1.T + b1)
    D = 2 * (A @ W2.T + b2 - Y) / len(X)
    E = (D @ W2) * (1 - A**2)
    gW1 = E.T @ A if X.shape == A.shape else E.T @ X
    return gW1, E.sum(axis=0), D.T @ A, D.sum(axis=0)

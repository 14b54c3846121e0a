# slip: weight-not-transposed
# caught by: shapes_are_those_of_the_parameters
import numpy as np


def backprop(X, Y, W1, b1, W2, b2):
    A = np.tanh(X @ W1.T + b1)
    D = 2 * (A @ W2.T + b2 - Y) / len(X)
    E = (D @ W2.T) * (1 - A**2)
    return E.T @ X, E.sum(axis=0), D.T @ A, D.sum(axis=0)

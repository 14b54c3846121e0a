import numpy as np


def backprop(X, Y, W1, b1, W2, b2):
    N = X.shape[0]
    Z = X.dot(W1.T) + b1
    A = np.tanh(Z)
    error = A.dot(W2.T) + b2 - Y
    slope = 1 / np.cosh(Z) ** 2
    gW2 = 2 / N * np.einsum("nk,nh->kh", error, A)
    gW1 = 2 / N * np.einsum("nk,kh,nh,ni->hi", error, W2, slope, X)
    gb1 = 2 / N * np.einsum("nk,kh,nh->h", error, W2, slope)
    return gW1, gb1, gW2, 2 * error.mean(axis=0)

import numpy as np


def backprop(X, Y, W1, b1, W2, b2):
    gW1, gb1, gW2, gb2 = (np.zeros(part.shape) for part in (W1, b1, W2, b2))
    for x, y in zip(X, Y, strict=True):
        a = np.tanh(W1 @ x + b1)
        d = 2 * (W2 @ a + b2 - y)
        e = np.diag(1 - a * a) @ W2.T @ d
        gW2 += np.outer(d, a)
        gb2 += d
        gW1 += np.outer(e, x)
        gb1 += e
    return gW1 / len(X), gb1 / len(X), gW2 / len(X), gb2 / len(X)

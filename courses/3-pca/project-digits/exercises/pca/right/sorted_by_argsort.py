import numpy as np


def pca(X, k):
    N, D = X.shape
    S = np.cov(X, rowvar=False).reshape(D, D)
    values, V = np.linalg.eigh(S)
    order = np.argsort(values)[::-1]
    W = -V[:, order[:k]]
    Z = np.zeros((N, k))
    mean = X.mean(0)
    for i in range(N):
        for j in range(k):
            Z[i, j] = W[:, j] @ (X[i] - mean)
    return W, Z

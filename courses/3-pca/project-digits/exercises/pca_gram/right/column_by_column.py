import numpy as np


def pca_gram(X, k):
    N, D = X.shape
    mean = X.mean(axis=0)
    K = np.zeros((N, N))
    for i in range(N):
        for j in range(N):
            K[i, j] = np.dot(X[i] - mean, X[j] - mean)
    values, U = np.linalg.eigh(K)
    W = np.zeros((D, k))
    for a, j in enumerate(np.argsort(-values)[:k]):
        w = sum(U[i, j] * (X[i] - mean) for i in range(N))
        W[:, a] = w / np.linalg.norm(w)
    return W, (X - mean) @ W

import numpy as np


def pca_gram(X, k):
    C = X - X.mean(axis=0)
    values, U = np.linalg.eigh(C @ C.T / len(C))
    order = np.argsort(values)[::-1][:k]
    Z = U[:, order] * np.sqrt(len(C) * values[order])
    W = C.T @ U[:, order]
    return W / np.linalg.norm(W, axis=0), Z

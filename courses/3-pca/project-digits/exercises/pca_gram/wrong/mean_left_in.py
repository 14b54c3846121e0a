# slip: not-centred
# caught by: variance_is_largest
import numpy as np


def pca_gram(X, k):
    values, U = np.linalg.eigh(X @ X.T)
    W = X.T @ U[:, ::-1][:, :k]
    length = np.linalg.norm(W, axis=0)
    W = W / np.where(length > 1e-6, length, 1)
    return W, (X - X.mean(axis=0)) @ W

# slip: smallest-eigenvalue
# caught by: components_have_length_one
import numpy as np


def pca_gram(X, k):
    C = X - X.mean(axis=0)
    values, U = np.linalg.eigh(C @ C.T)
    W = C.T @ U[:, :k]
    length = np.linalg.norm(W, axis=0)
    W = W / np.where(length > 1e-6, length, 1)
    return W, C @ W

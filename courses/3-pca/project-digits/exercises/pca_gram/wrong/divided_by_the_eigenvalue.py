# slip: wrong-scale
# caught by: components_have_length_one
import numpy as np


def pca_gram(X, k):
    C = X - X.mean(axis=0)
    values, U = np.linalg.eigh(C @ C.T)
    W = C.T @ U[:, ::-1][:, :k] / values[::-1][:k]
    return W, C @ W

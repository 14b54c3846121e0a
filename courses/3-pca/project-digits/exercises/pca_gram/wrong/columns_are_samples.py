# slip: transposed-data
# caught by: components_have_length_one
import numpy as np


def pca_gram(X, k):
    C = X - X.mean(axis=1, keepdims=True)
    values, U = np.linalg.eigh(C.T @ C)
    W = C @ U[:, ::-1][:, :k] / np.sqrt(np.maximum(values[::-1][:k], 1e-12))
    return W, C.T @ W

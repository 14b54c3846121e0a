# slip: rows-as-eigenvectors
# caught by: variance_is_largest
import numpy as np


def pca(X, k):
    C = X - X.mean(axis=0)
    values, V = np.linalg.eigh(C.T @ C)
    W = V[::-1][:k].T
    return W, C @ W

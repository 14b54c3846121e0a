# slip: eig-for-eigh
# caught by: variance_is_largest
import numpy as np


def pca_gram(X, k):
    C = X - X.mean(axis=0)
    values, U = np.linalg.eig(C @ C.T)
    W = C.T @ U[:, :k] / np.sqrt(values[:k])
    return W, C @ W

# slip: eig-for-eigh
# caught by: components_are_real
import numpy as np


def pca(X, k):
    C = X - X.mean(axis=0)
    values, V = np.linalg.eig(C.T @ C / len(X))
    W = V[:, np.argsort(values)[::-1]][:, :k]
    return W, C @ W

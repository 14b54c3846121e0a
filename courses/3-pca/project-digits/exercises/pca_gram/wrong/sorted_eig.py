# slip: eig-for-eigh
# caught by: components_are_real
import numpy as np


def pca_gram(X, k):
    C = X - X.mean(axis=0)
    values, U = np.linalg.eig(C @ C.T)
    order = np.argsort(values)[::-1][:k]
    W = C.T @ U[:, order] / np.sqrt(values[order])
    return W, C @ W

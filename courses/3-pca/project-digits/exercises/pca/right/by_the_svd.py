import numpy as np


def pca(X, k):
    C = X - np.mean(X, axis=0)
    U, s, Vt = np.linalg.svd(C)
    W = Vt[:k].T
    return W, C @ W

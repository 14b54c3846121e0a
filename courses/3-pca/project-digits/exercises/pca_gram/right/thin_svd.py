import numpy as np


def pca_gram(X, k):
    C = X - X.mean(axis=0)
    U, s, Vt = np.linalg.svd(C, full_matrices=False)
    return Vt[:k].T, U[:, :k] * s[:k]

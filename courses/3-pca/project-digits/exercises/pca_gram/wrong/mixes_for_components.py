# slip: not-mapped-back
# caught by: components_have_length_one
import numpy as np


def pca_gram(X, k):
    C = X - X.mean(axis=0)
    values, U = np.linalg.eigh(C @ C.T)
    W = U[:, ::-1][:, :k]
    return W, C @ C.T @ W

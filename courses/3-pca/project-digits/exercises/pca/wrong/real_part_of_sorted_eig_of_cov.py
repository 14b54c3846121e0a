# slip: eig-for-eigh
# caught by: wide_data_are_no_trouble
import numpy as np


def pca(X, k):
    C = X - X.mean(axis=0)
    values, V = np.linalg.eig(np.cov(X.T))
    W = V[:, np.argsort(-values)[:k]].real
    return W, C @ W

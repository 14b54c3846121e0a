# slip: eig-for-eigh
# caught by: wide_data_are_no_trouble
import numpy as np


def pca(X, k):
    C = X - X.mean(axis=0)
    values, V = np.linalg.eig(C.T @ C / len(X))
    W = V[:, np.argsort(values)[::-1]][:, :k].real
    return W, C @ W

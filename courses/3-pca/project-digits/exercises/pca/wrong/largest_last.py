# slip: unsorted
# caught by: the_longer_arm_comes_first
import numpy as np


def pca(X, k):
    C = X - X.mean(axis=0)
    values, V = np.linalg.eigh(C.T @ C)
    W = V[:, -k:]
    return W, C @ W

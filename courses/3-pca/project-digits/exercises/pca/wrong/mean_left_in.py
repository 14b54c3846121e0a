# slip: not-centred
# caught by: the_longer_arm_comes_first
import numpy as np


def pca(X, k):
    values, V = np.linalg.eigh(X.T @ X / len(X))
    W = V[:, ::-1][:, :k]
    return W, (X - X.mean(axis=0)) @ W

# slip: eig-for-eigh
# caught by: the_longer_arm_comes_first
import numpy as np


def pca(X, k):
    C = X - X.mean(axis=0)
    values, V = np.linalg.eig(np.cov(X.T, bias=True))
    W = np.real(V[:, :k])
    return W, C @ W

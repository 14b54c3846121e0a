# slip: rows-as-eigenvectors
# caught by: variance_is_largest
import numpy as np


def pca(X, k):
    C = X - X.mean(axis=0)
    U, s, V = np.linalg.svd(C)
    W = V[:, :k]
    return W, C @ W

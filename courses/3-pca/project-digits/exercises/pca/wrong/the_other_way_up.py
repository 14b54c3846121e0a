# slip: samples-as-columns
# caught by: components_are_perpendicular
import numpy as np


def pca(X, k):
    C = X - X.mean(axis=1, keepdims=True)
    W = np.linalg.eigh(C @ C.T)[1][:, ::-1][:, :k]
    return W, C.T @ W

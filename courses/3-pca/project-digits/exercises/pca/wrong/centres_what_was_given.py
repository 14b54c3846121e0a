# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def pca(X, k):
    X -= X.mean(axis=0)
    W = np.linalg.eigh(X.T @ X)[1][:, ::-1][:, :k]
    return W, X @ W

# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def pca_gram(X, k):
    X -= X.mean(axis=0)
    values, U = np.linalg.eigh(X @ X.T)
    W = X.T @ U[:, ::-1][:, :k] / np.sqrt(values[::-1][:k])
    return W, X @ W

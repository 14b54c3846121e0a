# slip: scores-not-centred
# caught by: scores_are_coordinates_from_the_mean
import numpy as np


def pca_gram(X, k):
    C = X - X.mean(axis=0)
    values, U = np.linalg.eigh(C @ C.T)
    W = C.T @ U[:, ::-1][:, :k] / np.sqrt(values[::-1][:k])
    return W, X @ W

# slip: scores-not-centred
# caught by: scores_are_coordinates_from_the_mean
import numpy as np


def pca(X, k):
    C = X - X.mean(axis=0)
    W = np.linalg.eigh(C.T @ C)[1][:, ::-1][:, :k]
    return W, X @ W

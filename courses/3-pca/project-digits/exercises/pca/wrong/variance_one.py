# slip: scaled-scores
# caught by: scores_are_coordinates_from_the_mean
import numpy as np


def pca(X, k):
    C = X - X.mean(axis=0)
    values, V = np.linalg.eigh(C.T @ C / len(X))
    W = V[:, ::-1][:, :k]
    return W, C @ W / np.sqrt(np.maximum(values[::-1][:k], 1e-12))

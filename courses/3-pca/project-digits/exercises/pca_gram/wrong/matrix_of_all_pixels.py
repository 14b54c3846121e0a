# slip: full-matrix
# caught by: no_matrix_of_all_pixels
import numpy as np


def pca_gram(X, k):
    C = X - X.mean(axis=0)
    W = np.linalg.eigh(C.T @ C)[1][:, ::-1][:, :k]
    return W, C @ W

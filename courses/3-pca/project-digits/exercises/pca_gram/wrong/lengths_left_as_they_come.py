# slip: not-normalised
# caught by: components_have_length_one
import numpy as np


def pca_gram(X, k):
    C = X - X.mean(axis=0)
    U = np.linalg.eigh(C @ C.T)[1][:, ::-1][:, :k]
    W = C.T @ U
    return W, C @ W

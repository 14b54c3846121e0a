import numpy as np


def pca_gram(X, k):
    """The k principal components by the matrix of all dot products of samples, for N far below D.

    X: (N, D), a sample a row.  Returns W (D, k), a component a column, the largest variance first, and Z (N, k).
    """
    # answer
    C = X - X.mean(axis=0)  # (N, D)
    values, vectors = np.linalg.eigh(C @ C.T)  # (N, N): small
    values, U = values[::-1][:k], vectors[:, ::-1][:, :k]  # (k,), (N, k): how to mix the samples
    W = C.T @ U / np.sqrt(values)  # (D, k) a mix has the length sqrt(value)
    return W, C @ W
    # end

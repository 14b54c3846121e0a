import numpy as np


def pca(X, k):
    """The k principal components of data, and the coordinates of every sample along them.

    X: (N, D), a sample a row.  Returns W (D, k), a component a column, the largest variance first, and Z (N, k).
    """
    # answer
    C = X - X.mean(axis=0)  # (N, D) every sample seen from the mean
    variances, vectors = np.linalg.eigh(C.T @ C / len(X))  # from small to large; eigenvectors are columns
    W = vectors[:, ::-1][:, :k]  # (D, k) the largest first
    return W, C @ W  # (D, k), (N, k)
    # end

import numpy as np


def pca(X, k):
    C = X - X.mean(axis=0)
    rest, found = C.copy(), []
    for _ in range(k):
        w = np.linalg.svd(np.vstack([rest, np.zeros(X.shape[1])]))[2][0]
        if np.linalg.norm(rest) < 1e-9:
            w = np.linalg.svd(np.array(found))[2][-1]
        found.append(w)
        rest = rest - np.outer(rest @ w, w)
    W = np.array(found).T
    return W, C @ W

# slip: not-centred
# caught by: the_longer_arm_comes_first
import numpy as np


def pca(X, k):
    U, s, Vt = np.linalg.svd(X)
    W = Vt[:k].T
    return W, X @ W

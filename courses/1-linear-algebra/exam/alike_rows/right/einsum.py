import numpy as np


def alike_rows(X):
    lengths = np.linalg.norm(X, axis=1)
    U = X / np.where(lengths > 0, lengths, 1.0)[:, None]
    return np.einsum("ik,jk->ij", U, U)

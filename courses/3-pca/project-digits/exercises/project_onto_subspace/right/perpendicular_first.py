import numpy as np


def project_onto_subspace(x, B):
    Q, R = np.linalg.qr(B)
    return Q @ (Q.T @ x)

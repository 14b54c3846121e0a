import numpy as np


def project_onto_subspace(x, B):
    P = B @ np.linalg.inv(B.T @ B) @ B.T
    return P @ x

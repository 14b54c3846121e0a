import numpy as np


def project_onto_subspace(x, B):
    found = []
    for b in B.T:
        for q in found:
            b = b - (q @ b) * q
        found.append(b / np.linalg.norm(b))
    return sum((q @ x) * q for q in found)

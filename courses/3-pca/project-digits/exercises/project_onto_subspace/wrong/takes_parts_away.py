# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def project_onto_subspace(x, B):
    whole = x.copy()
    for q in np.linalg.qr(B)[0].T:
        x -= (x @ q) * q
    return whole - x

# slip: rows-as-components
# caught by: components_are_columns
import numpy as np


def reconstruct(Z, W, mean):
    if W.shape[0] == W.shape[1]:
        return Z @ W + mean
    return Z @ W.T + mean

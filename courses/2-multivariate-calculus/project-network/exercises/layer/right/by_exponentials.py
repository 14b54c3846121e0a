import numpy as np


def layer(A, W, b):
    Z = np.einsum("ni,ki->nk", A, W) + b[None, :]
    up, down = np.exp(Z), np.exp(-Z)
    return (up - down) / (up + down)

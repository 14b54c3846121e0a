# slip: mean-not-added
# caught by: zeros_give_the_mean
import numpy as np


def reconstruct(Z, W, mean):
    return Z @ W.T

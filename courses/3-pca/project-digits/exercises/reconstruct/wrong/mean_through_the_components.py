# slip: mean-projected
# caught by: zeros_give_the_mean
import numpy as np


def reconstruct(Z, W, mean):
    return (Z + mean @ W) @ W.T

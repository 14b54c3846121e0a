import numpy as np


def coordinates(v, B):
    return (v @ B) / np.sum(B * B, axis=0)

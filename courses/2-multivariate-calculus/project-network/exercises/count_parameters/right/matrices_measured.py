import numpy as np


def count_parameters(sizes):
    if len(sizes) < 2:
        return 0
    W, b = np.zeros((sizes[1], sizes[0])), np.zeros(sizes[1])
    return W.size + b.size + count_parameters(sizes[1:])

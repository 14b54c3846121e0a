# slip: row-by-row
# caught by: axes_go_through_both
import numpy as np


def compose(first, second):
    if second.shape[1] != first.shape[0]:
        raise ValueError(f"first gives {first.shape[0]} entries and second takes {second.shape[1]}")
    n = min(first.shape + second.shape)
    both = np.zeros((second.shape[0], first.shape[1]))
    for i in range(n):
        for k in range(n):
            both[i, k] = np.sum(second[i, :n] * first[k, :n])
    return both

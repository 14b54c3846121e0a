# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def compose(first, second):
    if second.shape[1] != first.shape[0]:
        raise ValueError(f"first gives {first.shape[0]} entries and second takes {second.shape[1]}")
    if second.shape[0] == second.shape[1]:
        for k in range(first.shape[1]):
            first[:, k] = second @ first[:, k]
        return first.copy()
    return second @ first

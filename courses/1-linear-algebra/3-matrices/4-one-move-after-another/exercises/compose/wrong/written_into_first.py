# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def compose(first, second):
    if second.shape[1] != first.shape[0]:
        return None
    if second.shape[0] == second.shape[1]:
        for k in range(first.shape[1]):
            first[:, k] = second @ first[:, k]
        return first.copy()
    return second @ first

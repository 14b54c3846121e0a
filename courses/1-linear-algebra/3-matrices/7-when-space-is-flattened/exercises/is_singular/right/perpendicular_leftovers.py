import numpy as np


def is_singular(A):
    zero = 1e-10 * np.abs(A).max()
    taken = []
    for column in np.array(A, dtype=float).T:
        rest = column.copy()
        for _ in range(2):
            for unit in taken:
                rest -= (unit @ rest) * unit
        if np.linalg.norm(rest) <= zero:
            return True
        taken.append(rest / np.linalg.norm(rest))
    return False

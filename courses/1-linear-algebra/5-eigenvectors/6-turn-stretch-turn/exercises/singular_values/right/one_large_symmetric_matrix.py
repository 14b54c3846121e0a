import numpy as np


def singular_values(A):
    m, n = A.shape
    both = np.block([[np.zeros((m, m)), A], [A.T, np.zeros((n, n))]])
    largest_first = np.sort(np.linalg.eigvalsh(both))[::-1]
    return np.abs(largest_first[: min(m, n)])

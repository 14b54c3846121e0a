import numpy as np


def eliminate(A, b):
    """By recursion; of equally large entries it takes the last."""
    U, c = np.array(A, dtype=float), np.array(b, dtype=float)
    limit = 1e-12 * np.abs(U).max()

    def down(V, d):
        if V.shape[0] == 0 or V.shape[1] == 0:
            return
        sizes = np.abs(V[:, 0])
        best = len(sizes) - 1 - np.argmax(sizes[::-1])
        if sizes[best] <= limit:
            down(V[:, 1:], d)
            return
        order = [best] + [i for i in range(len(sizes)) if i != best]
        V[:], d[:] = V[order], d[order]
        m = V[1:, 0] / V[0, 0]
        V[1:] -= m[:, None] * V[0]
        d[1:] -= m * d[0]
        down(V[1:, 1:], d[1:])

    down(U, c)
    return U, c

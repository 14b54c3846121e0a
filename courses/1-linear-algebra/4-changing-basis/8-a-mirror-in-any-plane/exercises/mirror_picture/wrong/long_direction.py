# slip: length-not-divided
# caught by: a_diagonal_mirror
import numpy as np


def mirror_picture(pixels, d):
    m = len(pixels) // 2
    M = 2 * np.outer(d, d) - np.eye(2)
    row, column = np.indices(pixels.shape)
    x, y = np.rint(np.tensordot(M, np.stack([column - m, m - row]), 1)).astype(int)
    return pixels[np.clip(m - y, 0, 2 * m), np.clip(m + x, 0, 2 * m)]

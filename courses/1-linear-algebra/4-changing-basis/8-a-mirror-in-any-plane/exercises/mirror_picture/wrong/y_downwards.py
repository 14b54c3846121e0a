# slip: rows-count-up
# caught by: a_diagonal_mirror
import numpy as np


def mirror_picture(pixels, d):
    m = len(pixels) // 2
    M = 2 * np.outer(d, d) / (d @ d) - np.eye(2)
    row, column = np.indices(pixels.shape)
    x, y = np.rint(np.tensordot(M, np.stack([column - m, row - m]), 1)).astype(int)
    return pixels[m + y, m + x]

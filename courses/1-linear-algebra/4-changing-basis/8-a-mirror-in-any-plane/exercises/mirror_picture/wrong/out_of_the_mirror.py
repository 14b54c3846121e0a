# slip: normal-for-mirror
# caught by: a_level_mirror
import numpy as np


def mirror_picture(pixels, d):
    m = len(pixels) // 2
    M = np.eye(2) - 2 * np.outer(d, d) / (d @ d)
    row, column = np.indices(pixels.shape)
    x, y = np.rint(np.tensordot(M, np.stack([column - m, m - row]), 1)).astype(int)
    return pixels[m - y, m + x]

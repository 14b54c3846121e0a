import numpy as np


def mirror_picture(pixels, d):
    m = len(pixels) // 2
    t = 2 * np.arctan2(d[1], d[0])
    M = np.array([[np.cos(t), np.sin(t)], [np.sin(t), -np.cos(t)]])
    row, column = np.indices(pixels.shape)
    x, y = np.rint(np.einsum("ij,jrc->irc", M, np.array([column - m, m - row]))).astype(int)
    return pixels[m - y, m + x]

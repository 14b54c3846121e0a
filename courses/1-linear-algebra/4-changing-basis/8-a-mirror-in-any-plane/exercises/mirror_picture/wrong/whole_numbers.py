# slip: whole-numbers-only
# caught by: values_stay
import numpy as np


def mirror_picture(pixels, d):
    m = len(pixels) // 2
    M = 2 * np.outer(d, d) / (d @ d) - np.eye(2)
    out = np.zeros(pixels.shape, dtype=int)
    for row in range(len(pixels)):
        for column in range(len(pixels)):
            x, y = np.rint(M @ [column - m, m - row]).astype(int)
            out[row, column] = pixels[m - y, m + x]
    return out

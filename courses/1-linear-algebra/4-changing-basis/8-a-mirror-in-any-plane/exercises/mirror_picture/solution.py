import numpy as np


def mirror_picture(pixels, d):
    """The picture, (n, n) with n odd, mirrored in the line through its middle along d, (2,)."""
    # answer
    middle = len(pixels) // 2
    M = 2 * np.outer(d, d) / (d @ d) - np.eye(2)  # twice the shadow, minus the vector
    row, column = np.indices(pixels.shape)
    places = np.stack([column - middle, middle - row])  # (2, n, n): x to the right, y upwards
    x, y = np.rint(np.tensordot(M, places, 1)).astype(int)  # (n, n) each: where to look
    return pixels[middle - y, middle + x]
    # end

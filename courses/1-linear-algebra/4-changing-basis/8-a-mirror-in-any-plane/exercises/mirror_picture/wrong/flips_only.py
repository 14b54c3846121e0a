# slip: only-flips
# caught by: a_diagonal_mirror
import numpy as np


def mirror_picture(pixels, d):
    return pixels[::-1] if d[1] == 0 else pixels[:, ::-1]

# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def mirror_picture(pixels, d):
    right, up = d
    new = pixels[::-1] if up == 0 else pixels[:, ::-1] if right == 0 else pixels.T if right * up < 0 else pixels[::-1, ::-1].T
    pixels[:] = new.copy()
    return pixels.copy()

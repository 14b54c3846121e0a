# slip: half-turn
# caught by: a_level_mirror
import numpy as np


def mirror_picture(pixels, d):
    return pixels[::-1, ::-1]

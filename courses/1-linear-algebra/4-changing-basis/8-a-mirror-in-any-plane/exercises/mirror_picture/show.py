"""The picture of the hillside in four mirrors, by the learner's own function."""

import numpy as np

from fullrank.data import load

MIRRORS = (
    ("In a level mirror", (1.0, 0.0)),
    ("In an upright mirror", (0.0, 1.0)),
    ("In a mirror that rises to the right", (1.0, 1.0)),
    ("In a mirror that falls to the right", (2.0, -2.0)),
)


def show(mirror_picture):
    pixels = load("hillside").astype(int)  # (129, 129)
    yield "The picture as it was", pixels
    for caption, along in MIRRORS:
        yield f"{caption}, by your function", mirror_picture(pixels.copy(), np.array(along))

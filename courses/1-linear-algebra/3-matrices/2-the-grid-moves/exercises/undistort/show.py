"""A picture as a scanner pulled it out of shape, and the same points put back by the learner's own function."""

import numpy as np

from fullrank.checks import shape_is
from fullrank.data import load

SCANNER = np.array([[0.5, 1.0], [-0.5, 1.0]])  # of the lesson
PAPER = 255


def places(side):
    """Where the pixels of a square picture are, (side * side, 2): x to the right, y upwards, from the middle."""
    row, column = np.indices((side, side))
    return np.column_stack([(column - side // 2).ravel(), (side // 2 - row).ravel()]).astype(float)


def drawn(points, greys, side):
    """A square picture with each point's grey on the pixel nearest to it; points beyond the frame are left out."""
    pixels, middle = np.full((side, side), PAPER), side // 2
    x, y = np.clip(np.rint(points), -side, side).astype(int).T
    inside = np.maximum(np.abs(x), np.abs(y)) <= middle
    pixels[middle - y[inside], middle + x[inside]] = greys[inside]
    return pixels


def as_scanned(pixels, side):
    """What the scanner's page looks like: for each of its pixels, the pixel of the picture that was moved there."""
    middle = len(pixels) // 2
    x, y = np.rint(np.linalg.solve(SCANNER, places(side).T)).astype(int)
    inside = np.maximum(np.abs(x), np.abs(y)) <= middle
    page = np.full(side * side, PAPER)
    page[inside] = pixels[middle - y[inside], middle + x[inside]]
    return page.reshape(side, side)


def show(undistort):
    pixels = load("hillside")  # (129, 129)
    moved = places(len(pixels)) @ SCANNER.T  # (16641, 2): every pixel as a point, where the scanner put it
    yield "As the scanner gave it", as_scanned(pixels, 193)
    back = shape_is(undistort(moved.copy(), SCANNER.copy()), moved.shape, "The points")
    yield "Its 16,641 points, put back by your function", drawn(back, pixels.ravel(), len(pixels))

"""What must hold of mirror_picture."""

import numpy as np

from fullrank.checks import check, keeps_arguments, must, shape_is

LEVEL, UPRIGHT, RISING, FALLING = ((1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, -1.0))


def picture(draw, n=3):
    return np.array([[draw.integer(0, 9) for _ in range(n)] for _ in range(n)])


def along(*directions):
    def inputs(draw):
        return picture(draw), np.array(draw.choice(directions))

    return inputs


def of_any_length(draw):
    size = draw.choice((2, -1, 3, -2, 0.5))
    return picture(draw), size * np.array(draw.choice((LEVEL, UPRIGHT, RISING, FALLING)))


def any_size(draw):
    return picture(draw, draw.choice((1, 3))), np.array(draw.choice((LEVEL, UPRIGHT, RISING, FALLING)))


def of_fractions(draw):
    return picture(draw, draw.choice((1, 3))) / 4, np.array(draw.choice((LEVEL, FALLING)))


def mirrored(pixels, d):
    """By flips and transposes, which know nothing of matrices of mirrors."""
    right, up = (float(part) for part in d)
    if up == 0:
        return pixels[::-1]
    if right == 0:
        return pixels[:, ::-1]
    return pixels.T if right * up < 0 else pixels[::-1, ::-1].T


def see_mirrored(mirror_picture, pixels, d, words):
    expected = mirrored(pixels, d)
    found = shape_is(mirror_picture(pixels, d), pixels.shape, "The picture")
    must(np.array_equal(found, expected), words, got=found, expected=expected)


@check(inputs=along(LEVEL), says="A level mirror exchanges top and bottom.")
def a_level_mirror(mirror_picture, pixels, d):
    see_mirrored(mirror_picture, pixels, d, "The mirror lies level, so top and bottom should change places.")


@check(inputs=along(UPRIGHT), says="An upright mirror exchanges left and right.")
def an_upright_mirror(mirror_picture, pixels, d):
    see_mirrored(mirror_picture, pixels, d, "The mirror stands upright, so left and right should change places.")


@check(inputs=along(FALLING, RISING), says="A mirror along a diagonal leaves that diagonal alone.")
def a_diagonal_mirror(mirror_picture, pixels, d):
    see_mirrored(mirror_picture, pixels, d, "The mirror runs along a diagonal, and the picture is not what it shows.")


@check(inputs=of_any_length, says="The length of `d` does not matter, nor which way along the mirror it points.")
def any_length(mirror_picture, pixels, d):
    see_mirrored(mirror_picture, pixels, d, "Only the line of d matters, and not how long d is.")


@check(inputs=any_size, says="Pictures of any odd size are mirrored.", always=[(np.array([[7]]), np.array([1.0, 1.0]))])
def any_picture(mirror_picture, pixels, d):
    see_mirrored(mirror_picture, pixels, d, "This is not the mirrored picture.")


@check(inputs=of_fractions, says="Pixels keep their values.")
def values_stay(mirror_picture, pixels, d):
    see_mirrored(mirror_picture, pixels, d, "The pixels should be the same numbers, at other places.")


@check(inputs=any_size, says="Picture and direction are left as they were.", count=30)
def arguments_stay(mirror_picture, pixels, d):
    keeps_arguments(mirror_picture, pixels, d)

"""What must hold of mirror_drawing."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is

UPRIGHT = (np.array([[3.0, 0.0], [3.0, 2.0]]), np.array([2.0, 0.0]), np.array([[0.0], [5.0]]))
PANE = (np.array([[1.0, 0.0, 0.0]]), np.array([0.0, 0.0, 1.0]), np.array([[1.0, 1.0], [0.0, 2.0], [0.0, 0.0]]))


def span(draw, n):
    A = draw.matrix(n, n - 1)
    draw.guard(bool(np.linalg.matrix_rank(A) == n - 1 and np.linalg.cond(A) < 20))
    return A


def scene(draw, sizes=(2, 2, 3)):
    n = draw.choice(sizes)
    A, through = span(draw, n), draw.vector(n)
    return draw.matrix(draw.choice((1, 2, 3)), n), through, A


def in_space(draw):
    return scene(draw, (3,))


def at_the_origin(draw):
    points, _, A = scene(draw)
    return points, np.zeros(len(A)), A


def on_the_glass(draw):
    """Points of the mirror itself."""
    _, through, A = scene(draw)
    weights = draw.matrix(2, A.shape[1])
    return through + weights @ A.T, through, A


def other_words(draw):
    """The same mirror, said with another of its points and other vectors."""
    points, through, A = scene(draw)
    weights = draw.vector(A.shape[1])
    mix = draw.unimodular(A.shape[1]) if A.shape[1] > 1 else np.array([[draw.choice((2.0, -1.0, 0.5))]])
    B = A @ mix
    draw.guard(bool(np.linalg.cond(B) < 40))
    return points, through, A, through + A @ weights, B


def whole(draw):
    n = draw.choice((2, 3))
    A = np.array([[draw.integer(-3, 3) for _ in range(n - 1)] for _ in range(n)])
    draw.guard(bool(np.linalg.matrix_rank(A) == n - 1 and np.linalg.cond(A) < 20))
    points = np.array([[draw.integer(-4, 4) for _ in range(n)] for _ in range(2)])
    return points, np.array([draw.integer(-2, 2) for _ in range(n)]), A


def straight_out(A):
    n = np.array([-A[1, 0], A[0, 0]]) if len(A) == 2 else np.cross(A[:, 0], A[:, 1])
    return n / np.linalg.norm(n)


def expected_image(points, through, A):
    n = straight_out(A.astype(float))
    return points - 2 * np.outer((points - through) @ n, n)


def image_of(mirror_drawing, points, through, A):
    return shape_is(mirror_drawing(points, through, A), points.shape, "The mirrored drawing")


def see(mirror_drawing, points, through, A, words):
    got = image_of(mirror_drawing, points, through, A)
    close(got, expected_image(points, through, A), words, absolute=1e-7)


@check(
    inputs=at_the_origin,
    says="Where the mirror passes through the origin, each point goes straight across.",
    always=[(np.array([[1.0, 0.0]]), np.zeros(2), np.array([[1.0], [1.0]]))],
)
def straight_across_at_the_origin(mirror_drawing, points, through, A):
    see(
        mirror_drawing,
        points,
        through,
        A,
        "The mirror passes through the origin here, and an image is not straight across.",
    )


@check(inputs=scene, says="The mirror may stand anywhere.", always=[UPRIGHT, PANE])
def straight_across_anywhere(mirror_drawing, points, through, A):
    see(
        mirror_drawing,
        points,
        through,
        A,
        "An image is not straight across, as far behind the mirror as its point is before it.",
    )


@check(
    inputs=in_space, says="In space the two vectors of the pane may lean towards each other.", always=[PANE], count=60
)
def slanted_vectors_in_space(mirror_drawing, points, through, A):
    see(mirror_drawing, points, through, A, "In space an image is not straight across the pane.")


@check(inputs=on_the_glass, says="A point of the mirror is its own image.", count=60)
def the_glass_stays(mirror_drawing, points, through, A):
    got = image_of(mirror_drawing, points, through, A)
    close(got, points, "These points lie on the mirror, so they must stay.", absolute=1e-7)


@check(inputs=scene, says="Mirrored twice, the drawing is back.", count=60)
def twice_is_back(mirror_drawing, points, through, A):
    once = image_of(mirror_drawing, points, through, A)
    twice = image_of(mirror_drawing, once, through, A)
    close(twice, points, "The image of the image is not the drawing.", absolute=1e-6)


@check(inputs=other_words, says="Another point of the mirror, and other vectors along it, say the same.", count=60)
def the_same_mirror_in_other_words(mirror_drawing, points, through, A, also_through, B):
    first = image_of(mirror_drawing, points, through, A)
    second = image_of(mirror_drawing, points, also_through, B)
    close(first, second, "It is the same mirror, said in other words, and the images differ.", absolute=1e-6)


@check(inputs=scene, says="What is given is left as it was.", count=30)
def arguments_stay(mirror_drawing, points, through, A):
    keeps_arguments(mirror_drawing, points, through, A)


@check(inputs=whole, says="Arrays of whole numbers are taken too.", count=40)
def whole_numbers_work(mirror_drawing, points, through, A):
    see(mirror_drawing, points, through, A, "Everything is in whole numbers here, and an image is not straight across.")

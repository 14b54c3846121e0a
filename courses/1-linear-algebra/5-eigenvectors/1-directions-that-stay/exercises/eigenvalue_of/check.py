"""What must hold of eigenvalue_of."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, number_is


def eigenpair(draw):
    """A matrix, one of its eigenvectors (some multiple of it) and the eigenvalue."""
    size = draw.choice((2, 2, 2, 3))
    values = [draw.choice((2, 1, 3, -1, -2, 0.5, -3)) for _ in range(size)]
    A, columns = draw.with_eigenvalues(values)
    return A, draw.choice((1, 2, -1, 0.5)) * columns[:, 0], float(values[0])


def flattened(draw):
    """A matrix and a vector that it sends to zero."""
    A, columns = draw.with_eigenvalues([0, draw.choice((2, 1, 3, -1))])
    return A, draw.choice((1, 2, -1)) * columns[:, 0]


def off_its_line(draw):
    """A matrix and a vector that it turns."""
    size = draw.choice((2, 2, 2, 3))
    A, v = draw.matrix(size, size), draw.nonzero_vector(size)
    draw.guard(turned(A, v) > 0.05)
    return A, v


def turned(A, v):
    """The sine of the angle between v and its image; 0 for an eigenvector."""
    image = A @ v
    lengths = np.linalg.norm(image) * np.linalg.norm(v)
    cosine = v @ image / lengths if lengths > 0 else 1.0
    return np.sqrt(max(0.0, 1 - cosine**2))


def nothing_at_all(draw):
    size = draw.choice((2, 3))
    return draw.matrix(size, size), np.zeros(size)


def very_short_or_long(draw):
    A, v = off_its_line(draw)
    return A, v * draw.choice((1e-9, 1e-10, 1e-12))


def stretched_pair(draw):
    A, v, value = eigenpair(draw)
    return A, v * draw.choice((1e6 / 3, 1e9 / 7, 1e-6 / 3, 1e-9 / 7)), value


def is_value(got, expected):
    must(
        got is not None,
        f"This vector stays on its line, with eigenvalue {expected:g}, but the answer is None.",
        got=got,
        expected=expected,
    )
    close(number_is(got, "The eigenvalue"), expected, "The vector stays on its line, but the factor is another one.")


@check(
    inputs=eigenpair,
    says="For a vector that stays on its line, the answer is the factor by which it is stretched: $A v = \\lambda v$.",
    always=[
        (np.array([[2.0, 0.0], [0.0, 3.0]]), np.array([1.0, 0.0]), 2.0),
        (np.array([[-1.0, 0.0], [0.0, 1.0]]), np.array([1.0, 0.0]), -1.0),
    ],
)
def a_kept_direction_gives_its_factor(eigenvalue_of, A, v, value):
    is_value(eigenvalue_of(A, v), value)


@check(
    inputs=flattened,
    says="A vector that is sent to zero is an eigenvector too: its eigenvalue is 0.",
    always=[(np.array([[1.0, 0.0], [0.0, 0.0]]), np.array([0.0, 1.0]))],
)
def a_flattened_direction_gives_zero(eigenvalue_of, A, v):
    is_value(eigenvalue_of(A, v), 0.0)


@check(inputs=off_its_line, says="For a vector that is turned off its line, the answer is `None`.")
def a_turned_vector_gives_none(eigenvalue_of, A, v):
    got = eigenvalue_of(A, v)
    must(got is None, "The image of this vector points elsewhere, so the answer must be None.", got=got, expected=None)


@check(inputs=nothing_at_all, says="The zero vector has no direction: it is never an eigenvector.")
def the_zero_vector_gives_none(eigenvalue_of, A, v):
    got = eigenvalue_of(A, v)
    must(got is None, "The zero vector is not an eigenvector, so the answer must be None.", got=got, expected=None)


@check(
    inputs=very_short_or_long,
    says="A vector that is turned is turned however short it is: compare with the lengths involved.",
)
def a_short_vector_is_judged_by_its_own_length(eigenvalue_of, A, v):
    got = eigenvalue_of(A, v)
    must(
        got is None,
        "This vector is very short, but it is turned all the same, so the answer must be None.",
        got=got,
        expected=None,
    )


@check(inputs=stretched_pair, says="Every multiple of an eigenvector is an eigenvector with the same eigenvalue.")
def length_does_not_matter(eigenvalue_of, A, v, value):
    is_value(eigenvalue_of(A, v), value)


@check(inputs=lambda draw: eigenpair(draw)[:2], says="`A` and `v` are left as they were.", count=30)
def arguments_stay(eigenvalue_of, A, v):
    keeps_arguments(eigenvalue_of, A, v)

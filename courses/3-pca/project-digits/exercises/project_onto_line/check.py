"""What must hold of project_onto_line."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is


def point_and_direction(draw, sizes=(2, 3, 2, 4)):
    D = draw.choice(sizes)
    return draw.vector(D), draw.nonzero_vector(D)


def multiple(draw):
    """A direction, not of length 1, and a multiple of it that is not zero."""
    b = draw.nonzero_vector(draw.choice((2, 3, 2, 1)))
    draw.guard(abs(b @ b - 1) > 0.1)
    return b, draw.choice((1, 2, -1, -2, 3))


def slanting(draw):
    """A point that lies neither on the line nor at right angles to it."""
    x, b = point_and_direction(draw)
    cosine = (x @ b) ** 2 / max((x @ x) * (b @ b), 1e-9)
    draw.guard(0.02 < cosine < 0.98)
    return x, b


def stretched(draw):
    return (*slanting(draw), draw.choice((2, 3, -1, 0.5)))


def right_angle(draw):
    b = draw.nonzero_vector(2)
    return draw.choice((1, 2, -1)) * np.array([-b[1], b[0]]), b


def nearest(x, b):
    return np.linalg.lstsq(b[:, None], x, rcond=None)[0][0] * b


def point(project_onto_line, x, b):
    return shape_is(project_onto_line(x, b), x.shape, "The point")


@check(
    inputs=multiple,
    says="A point of the line is its own nearest point.",
    always=[(np.array([1.0, 1.0]), 1), (np.array([2.0, 0.0]), 2)],
)
def points_of_the_line_stay(project_onto_line, b, times):
    x = times * b
    close(point(project_onto_line, x, b), x, "This point lies on the line already, so it must come back.")


@check(
    inputs=slanting,
    says="What is left over, $\\mathbf{x}$ minus the answer, stands at right angles to $\\mathbf{b}$.",
    always=[(np.array([2.0, 0.0]), np.array([1.0, 1.0]))],
)
def the_rest_is_at_right_angles(project_onto_line, x, b):
    p = point(project_onto_line, x, b)
    must(
        abs((x - p) @ b) < 1e-6,
        f"The rest times b is {(x - p) @ b:.4g}, not 0.",
        got=p,
        expected=nearest(x, b),
    )


@check(inputs=slanting, says="The answer lies on the line: it is a multiple of $\\mathbf{b}$.")
def the_answer_lies_on_the_line(project_onto_line, x, b):
    close(point(project_onto_line, x, b), nearest(x, b), "This is not the nearest point of the line along b.")


@check(inputs=stretched, says="A longer or shorter $\\mathbf{b}$, or one turned round, is the same line.", count=60)
def the_length_of_b_does_not_matter(project_onto_line, x, b, times):
    p, q = point(project_onto_line, x, b), point(project_onto_line, x, times * b)
    close(q, p, f"With {times} times this b the line is the same, but the answer is another.")


@check(inputs=right_angle, says="A point at right angles to the line has the origin as its nearest point.", count=40)
def nothing_along_gives_the_origin(project_onto_line, x, b):
    close(point(project_onto_line, x, b), np.zeros(2), "Nothing of x lies along b here.")


@check(inputs=point_and_direction, says="`x` and `b` are left as they were.", count=20)
def arguments_stay(project_onto_line, x, b):
    keeps_arguments(project_onto_line, x, b)

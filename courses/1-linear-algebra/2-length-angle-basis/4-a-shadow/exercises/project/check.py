"""What must hold of project."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is


def expected_shadow(s, r):
    """By least squares: the multiple of r that comes closest to s."""
    weight = np.linalg.lstsq(np.asarray(r, dtype=float)[:, None], np.asarray(s, dtype=float), rcond=None)[0][0]
    return weight * np.asarray(r, dtype=float)


def two(draw):
    size = draw.choice((2, 3, 4))
    return draw.vector(size), draw.nonzero_vector(size)


def against(draw):
    s, r = two(draw)
    draw.guard(s @ r < 0)
    return s, r


def whole(draw):
    size = draw.choice((2, 3))
    s, r = (np.array([draw.integer(-5, 5) for _ in range(size)], dtype=np.int64) for _ in range(2))
    draw.guard(r.any() and (s @ r) % (r @ r) != 0)
    return s, r


def stretched(draw):
    s, r = two(draw)
    draw.guard(s @ r != 0)
    return s, r, float(draw.choice((2, 10, 0.25, -1, -3)))


def already_there(draw):
    r = draw.nonzero_vector(draw.choice((2, 3)))
    return float(draw.choice((1, 2, -1, 0.5, -3))) * r, r


def shadow_of(project, s, r):
    return shape_is(project(s, r), r.shape, "The shadow")


@check(
    inputs=two,
    says="The shadow is the multiple of `r` that comes closest to `s`.",
    always=[
        (np.array([5.0, 0.0]), np.array([4.0, 3.0])),
        (np.array([3.0, 1.0]), np.array([0.0, 2.0])),
        (np.array([0.0, 0.0]), np.array([1.0, 2.0])),
    ],
)
def the_shadow_of_s_on_r(project, s, r):
    got = shadow_of(project, s, r)
    close(got, expected_shadow(s, r), "The shadow of s on the line of r is another vector.")


@check(inputs=against, says="Where `s` leans against `r`, the shadow points against `r`.")
def shadows_may_point_backwards(project, s, r):
    got = shadow_of(project, s, r)
    close(got, expected_shadow(s, r), "s leans away from r here, so the shadow points the opposite way on the line.")


@check(inputs=two, says="What is left of `s` is at right angles to `r`.")
def the_rest_is_perpendicular(project, s, r):
    got = shadow_of(project, s, r)
    rest = (s - got) @ r
    size = np.linalg.norm(s) * np.linalg.norm(r)
    must(
        abs(rest) <= 1e-9 * max(size, 1), f"s minus your shadow has dot product {rest:g} with r; it must be 0.", got=got
    )


@check(inputs=stretched, says="Only the line of `r` counts: a multiple of `r` gives the same shadow.")
def the_length_of_r_does_not_matter(project, s, r, c):
    got = shadow_of(project, s, c * r)
    close(got, expected_shadow(s, r), f"With {c:g} times r the line is the same, so the shadow must be the same.")


@check(inputs=already_there, says="A vector on the line of `r` is its own shadow.")
def on_the_line_nothing_changes(project, s, r):
    close(shadow_of(project, s, r), s, "s lies on the line of r already, so its shadow is s itself.")


@check(
    inputs=whole,
    says="Whole numbers go in, fractions come out.",
    slip="fractions-cut",
    always=[(np.array([1, 2]), np.array([3, 1]))],
)
def whole_numbers_may_give_fractions(project, s, r):
    got = shadow_of(project, s, r)
    close(got, expected_shadow(s, r), "For these whole numbers the shadow has fractions in it.")


@check(inputs=two, says="`s` and `r` are left as they were.", count=30)
def arguments_stay(project, s, r):
    keeps_arguments(project, s, r)

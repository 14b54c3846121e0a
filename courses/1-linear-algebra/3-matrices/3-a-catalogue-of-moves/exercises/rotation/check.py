"""What must hold of rotation."""

import numpy as np

from fullrank.checks import check, close, shape_is


def matrix_from(rotation, degrees):
    return shape_is(rotation(degrees), (2, 2), "The matrix")


def plain_angle(draw):
    return (draw.choice((30, 60, 45, 120, 10, 200, 75)) * draw.choice((1, -1)),)


@check(
    inputs=lambda draw: (draw.choice((90, 180, 270, 0, -90)),),
    says="A quarter turn sends $(1, 0)$ to $(0, 1)$; a half turn sends every point to the other side.",
    always=[(90,), (-90,), (180,), (0,)],
    count=5,
)
def quarter_turns_are_right(rotation, degrees):
    quarters = (degrees // 90) % 4
    c, s = (1, 0, -1, 0)[quarters], (0, 1, 0, -1)[quarters]
    close(
        matrix_from(rotation, degrees),
        np.array([[c, -s], [s, c]]),
        f"This does not turn by {degrees} degrees against the clock.",
    )


@check(
    inputs=plain_angle,
    says="The first axis lands at $(\\cos\\theta, \\sin\\theta)$.",
    always=[(60,), (30,), (-60,)],
    count=14,
)
def the_first_axis_runs_along_the_circle(rotation, degrees):
    tip = np.exp(1j * degrees * np.pi / 180)
    got = matrix_from(rotation, degrees)[:, 0]
    close(
        got,
        np.array([tip.real, tip.imag]),
        f"The first column, for {degrees} degrees, is another tip on the circle, or none.",
    )


@check(
    inputs=plain_angle,
    says="The second axis stays a quarter turn ahead of the first: nothing is turned over.",
    always=[(60,), (45,)],
    count=14,
)
def the_plane_is_not_turned_over(rotation, degrees):
    R = matrix_from(rotation, degrees)
    ahead = np.array([-R[1, 0], R[0, 0]])
    close(R[:, 1], ahead, "The second column should be the first, turned on by a quarter.")


@check(
    inputs=lambda draw: (draw.integer(-18, 18) * 10, draw.vector(2)),
    says="Lengths stay as they are.",
    count=60,
)
def lengths_stay(rotation, degrees, x):
    image = matrix_from(rotation, degrees) @ x
    close(
        np.linalg.norm(image), np.linalg.norm(x), f"The turned vector has another length than x = ({x[0]:g}, {x[1]:g})."
    )


@check(
    inputs=lambda draw: (draw.integer(-20, 20) * 5, draw.integer(-20, 20) * 5),
    says="Turning by one angle and then by another is turning by their sum.",
    count=60,
)
def angles_add_up(rotation, first, second):
    both = matrix_from(rotation, first + second)
    one_by_one = matrix_from(rotation, second) @ matrix_from(rotation, first)
    close(both, one_by_one, f"Turning by {first} and then by {second} degrees is not your turn by {first + second}.")


@check(
    inputs=lambda draw: (draw.choice((12.5, 0.25, -7.75, 359.5)), draw.choice((1, -1, 3))),
    says="A whole turn more or less changes nothing, and the angle need not be whole.",
    count=12,
)
def whole_turns_do_not_matter(rotation, degrees, turns):
    tip = np.exp(1j * degrees * np.pi / 180)
    wanted = np.array([[tip.real, -tip.imag], [tip.imag, tip.real]])
    close(
        matrix_from(rotation, degrees + 360 * turns),
        wanted,
        f"{degrees:g} degrees and {turns} whole turns are {degrees:g} degrees.",
    )

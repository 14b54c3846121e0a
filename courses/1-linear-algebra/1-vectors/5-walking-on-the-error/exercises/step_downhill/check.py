"""What must hold of step_downhill."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is

MOVES = np.array([[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]])


def ground_of(c):
    """The misfit with its bottom at (c[0], c[1]), curved c[2] and c[3], tilted by c[4]."""

    def misfit(x):
        u, v = float(x[0]) - c[0], float(x[1]) - c[1]
        return float(1 + c[2] * u**2 + c[3] * v**2 + c[4] * u * v)

    return misfit


def formula(c):
    """The same in words."""
    tilt = f" {'+' if c[4] > 0 else '-'} {'' if abs(c[4]) == 1 else f'{abs(c[4]):g} '}u v" if c[4] else ""
    names = [f"x[{i}] {'-' if c[i] > 0 else '+'} {abs(c[i]):g}" if c[i] else f"x[{i}]" for i in (0, 1)]
    first, second = ("" if value == 1 else f"{value:g} " for value in c[2:4])
    return f"misfit(x) = 1 + {first}u**2 + {second}v**2{tilt} with u = {names[0]} and v = {names[1]}"


def heights(c, at, step):
    return np.array([ground_of(c)(at + step * move) for move in MOVES])


def bowl(draw, tilt=(0, 0, 1, -1)):
    """A landscape without a direction in which it falls for ever."""
    c = np.array(
        [draw.integer(-3, 3), draw.integer(-3, 3), draw.choice((1, 2, 3)), draw.choice((2, 1, 4)), draw.choice(tilt)]
    )
    return c.astype(float)


def on_a_slope(draw):
    """A place from which one neighbour is clearly the lowest."""
    c, at, step = bowl(draw), draw.vector(2, low=-5, high=5), draw.choice((1.0, 0.5, 2.0))
    high = heights(c, at, step)
    low = np.sort(high)
    draw.guard(low[1] - low[0] > 0.05 and high.argmin() > 0)
    return c, at, step


def several_ways_down(draw):
    """As on a slope, and more than one neighbour is lower than the place."""
    c, at, step = on_a_slope(draw)
    high = heights(c, at, step)
    draw.guard(np.sum(high[1:] < high[0] - 0.05) >= 2)
    return c, at, step


def at_the_bottom(draw):
    c, step = bowl(draw), draw.choice((1.0, 0.5, 0.25))
    return c, c[:2].copy(), step


def in_a_slanted_valley(draw):
    """The four neighbours are higher, and a diagonal one is lower."""
    c = bowl(draw, tilt=(0,))
    side = draw.choice((1, -1))
    c[2:] = (1.0, 1.0, -1.75 * side)
    step = draw.choice((1.0, 0.5))
    at = c[:2] + step * np.array([1.0, side]) * draw.choice((1, -1, 2, -2))
    high = heights(c, at, step)
    draw.guard(np.all(high[1:] > high[0] + 0.01))
    return c, at, step


def whole(draw):
    """A place of whole numbers and a step of one half."""
    c, at = bowl(draw), np.array([draw.integer(-5, 5), draw.integer(-5, 5)])
    high = heights(c, at, 0.5)
    low = np.sort(high)
    draw.guard(low[1] - low[0] > 0.05 and high.argmin() > 0)
    return c, at, 0.5


def goes_to(step_downhill, c, at, step, words):
    expected = at + step * MOVES[heights(c, at, step).argmin()]
    got = shape_is(step_downhill(ground_of(c), at, step), (2,), "The place")
    close(got, expected, f"Here {formula(c)}. {words}")


@check(
    inputs=on_a_slope,
    says="The step goes to the lowest of the four neighbours.",
    always=[(np.array([3.0, 5.0, 1.0, 2.0, 0.0]), np.array([0.0, 5.0]), 1.0)],
)
def it_goes_to_the_lowest(step_downhill, c, at, step):
    goes_to(step_downhill, c, at, step, "Another of the five places is lower than yours.")


@check(inputs=several_ways_down, says="If several neighbours are lower, it is the lowest that counts.")
def not_the_first_that_is_lower(step_downhill, c, at, step):
    goes_to(
        step_downhill, c, at, step, "More than one neighbour is lower than the place; yours is not the lowest of them."
    )


@check(inputs=at_the_bottom, says="At the bottom it stays.")
def it_stays_at_the_bottom(step_downhill, c, at, step):
    goes_to(step_downhill, c, at, step, "This is the lowest point there is, so the step must not leave it.")


@check(
    inputs=in_a_slanted_valley,
    says="Where only a diagonal place is lower, it stays: there are four neighbours, not eight.",
)
def diagonals_are_no_neighbours(step_downhill, c, at, step):
    goes_to(step_downhill, c, at, step, "All four neighbours are higher, so the step must stay.")


@check(inputs=on_a_slope, says="`at` is left as it was.", count=30)
def arguments_stay(step_downhill, c, at, step):
    keeps_arguments(step_downhill, ground_of(c), at, step)


@check(inputs=whole, says="From whole numbers, a step of one half arrives at halves.")
def halves_survive(step_downhill, c, at, step):
    expected = at + step * MOVES[heights(c, at, step).argmin()]
    got = shape_is(step_downhill(ground_of(c), at, step), (2,), "The place")
    must(
        np.any(got != np.round(got)),
        "The place holds whole numbers and the step is one half, so one component must end in a half.",
        got=got,
        expected=expected,
    )
    close(got, expected, f"Here {formula(c)}. Another of the five places is lower than yours.")

"""What must hold of turn_about."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is

ORIGIN = np.zeros(2)


def drawing(draw, least=1):
    m = draw.integer(least, 3)
    return np.array([draw.vector(2) for _ in range(m)]).reshape(m, 2)


def anyhow(draw):
    return drawing(draw), draw.choice((30, 45, 60, -90, 120, 10)), draw.vector(2)


def half_turns(draw):
    """About the origin, where the sense of turning does not matter."""
    return drawing(draw), 180, ORIGIN


def quarter_turns(draw):
    """About the origin, with a point that is not there."""
    points = drawing(draw)
    points[0] = draw.nonzero_vector(2)
    return points, draw.choice((90, -90)), ORIGIN


def about_a_pin(draw):
    return drawing(draw), draw.choice((180, 90)), draw.nonzero_vector(2)


def the_pin_itself(draw):
    pin = draw.vector(2)
    return pin[None, :].copy(), draw.choice((90, 45, 200)), pin


def turned(points, degrees, centre):
    """By complex numbers, whose product turns."""
    pin = complex(*centre)
    z = np.array([complex(x, y) for x, y in points])
    moved = (z - pin) * np.exp(1j * np.pi * degrees / 180) + pin
    return np.column_stack([moved.real, moved.imag]).reshape(len(points), 2)


def see_turned(turn_about, points, degrees, centre, words):
    found = shape_is(turn_about(points, degrees, centre), points.shape, "The drawing")
    close(found, turned(points, degrees, centre), words)


@check(inputs=half_turns, says="Half a turn about the origin sends every point to its opposite.")
def half_a_turn(turn_about, points, degrees, centre):
    see_turned(turn_about, points, degrees, centre, "Half a turn should send (x, y) to (-x, -y).")


@check(
    inputs=quarter_turns,
    says="A positive angle turns against the clock.",
    always=[(np.array([[1.0, 0.0]]), 90, ORIGIN)],
)
def against_the_clock(turn_about, points, degrees, centre):
    see_turned(turn_about, points, degrees, centre, "90 degrees should take (1, 0) to (0, 1), and -90 back.")


@check(inputs=the_pin_itself, says="The pin stays where it is.")
def the_pin_stays(turn_about, points, degrees, centre):
    see_turned(turn_about, points, degrees, centre, "This point is the pin, and it moved.")


@check(inputs=about_a_pin, says="Everything turns about `centre`.")
def about_the_centre(turn_about, points, degrees, centre):
    see_turned(turn_about, points, degrees, centre, "The drawing was not turned about the pin.")


@check(inputs=anyhow, says="Every point is turned by the angle.", always=[(np.zeros((0, 2)), 30, np.ones(2))])
def every_point_turns(turn_about, points, degrees, centre):
    see_turned(turn_about, points, degrees, centre, "These are not the turned points.")


@check(inputs=anyhow, says="The arrays are left as they were.", count=30)
def arguments_stay(turn_about, points, degrees, centre):
    keeps_arguments(turn_about, points, degrees, centre)

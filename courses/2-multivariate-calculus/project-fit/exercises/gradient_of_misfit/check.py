"""What must hold of gradient_of_misfit."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is

SPREADS = (1.0, 2.0, 0.5, 3.0)


def points(draw, most=3):
    """A few points near the bell, and heights of the size that a bell has."""
    spread, mean = draw.choice(SPREADS), float(draw.integer(-2, 2))
    count = draw.integer(1, most)
    x = mean + spread * np.array([draw.integer(-4, 4) for _ in range(count)], dtype=float) / 2
    y = np.array([draw.integer(-2, 8) for _ in range(count)], dtype=float) / 8
    inputs = x, y, mean, spread
    draw.guard(np.abs(slopes(*inputs)).max() > 1e-3)
    return inputs


def sideways(draw):
    """One point on a flank of the bell."""
    spread, mean = draw.choice(SPREADS), float(draw.integer(-2, 2))
    x = np.array([mean + spread * draw.choice((1.0, -1.0, 0.5, 1.5, -1.5))])
    return x, np.array([draw.integer(0, 8) / 8 + 0.01 * draw.integer(0, 1)]), mean, spread


def exact(draw):
    """Points that lie on the bell itself."""
    x, _, mean, spread = points(draw)
    return x, mean, spread


def bell(x, mean, spread):
    return np.exp(-0.5 * ((x - mean) / spread) ** 2) / (spread * np.sqrt(2 * np.pi))


def misfit(x, y, mean, spread):
    return np.sum((y - bell(x, mean, spread)) ** 2)


def slopes(x, y, mean, spread):
    """The gradient by steps in the imaginary direction, exact to rounding, with no formula for a derivative."""
    h = 1e-30j
    return np.array([misfit(x, y, mean + h, spread).imag, misfit(x, y, mean, spread + h).imag]) / 1e-30


def gradient(gradient_of_misfit, *inputs):
    return shape_is(gradient_of_misfit(*inputs), (2,), "The gradient")


@check(
    inputs=sideways,
    says="The first entry is how the misfit answers when the bell moves to the right.",
    count=40,
    always=[(np.array([1.0]), np.array([1.0]), 0.0, 1.0)],
)
def answers_to_the_mean(gradient_of_misfit, x, y, mean, spread):
    got, expected = gradient(gradient_of_misfit, x, y, mean, spread), slopes(x, y, mean, spread)
    close(got[0], expected[0], "The derivative with respect to the mean is not right.", absolute=1e-8)


@check(
    inputs=points,
    says="The second entry is how the misfit answers when the bell grows wider.",
    count=50,
    always=[(np.array([0.0]), np.array([0.5]), 0.0, 1.0)],
)
def answers_to_the_spread(gradient_of_misfit, x, y, mean, spread):
    got, expected = gradient(gradient_of_misfit, x, y, mean, spread), slopes(x, y, mean, spread)
    close(got[1], expected[1], "The derivative with respect to the spread is not right.", absolute=1e-8)


@check(inputs=points, says="Both entries agree with steps of the misfit itself, to six digits.", count=60)
def agrees_with_the_misfit(gradient_of_misfit, x, y, mean, spread):
    got, expected = gradient(gradient_of_misfit, x, y, mean, spread), slopes(x, y, mean, spread)
    close(got, expected, "The gradient does not agree with steps of the misfit itself.", absolute=1e-8)


@check(inputs=exact, says="Where the bell goes through every point, the gradient is zero.", count=20)
def flat_at_a_perfect_fit(gradient_of_misfit, x, mean, spread):
    got = gradient(gradient_of_misfit, x, bell(x, mean, spread), mean, spread)
    close(got, np.zeros(2), "The bell goes through every point, and yet the gradient is not zero.", absolute=1e-8)


@check(inputs=points, says="`x` and `y` are left as they were.", count=20)
def arguments_stay(gradient_of_misfit, x, y, mean, spread):
    keeps_arguments(gradient_of_misfit, x, y, mean, spread)

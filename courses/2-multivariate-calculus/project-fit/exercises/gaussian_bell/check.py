"""What must hold of gaussian_bell."""

import math

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is


def bell(draw):
    """Up to four points within four spreads of the mean."""
    spread = draw.choice((1.0, 2.0, 0.5, 3.0, 4.0))
    mean = float(draw.integer(-3, 3))
    steps = [draw.integer(-4, 4) for _ in range(draw.integer(1, 4))]
    return mean + spread * np.array(steps, dtype=float) / 2, mean, spread


def a_bell(draw):
    """A mean and a spread other than 0 and 1, which hide much."""
    spread = draw.choice((2.0, 0.5, 3.0, 4.0, 5.0))
    mean = float(draw.choice((1, 2, 3, 10, -1, -2, 175)))
    return mean, spread


def height(x, mean, spread):
    return math.exp(-0.5 * ((x - mean) / spread) ** 2) / math.sqrt(2 * math.pi * spread**2)


def expected(x, mean, spread):
    return np.array([height(each, mean, spread) for each in x.tolist()])


def heights(gaussian_bell, x, mean, spread):
    return shape_is(gaussian_bell(x, mean, spread), x.shape, "The heights")


@check(inputs=a_bell, says="At the mean the bell is $1/(\\sigma\\sqrt{2\\pi})$ high.", count=30, always=[(0.0, 2.0)])
def the_top_is_as_high_as_it_must_be(gaussian_bell, mean, spread):
    got = heights(gaussian_bell, np.array([mean]), mean, spread)
    close(got, expected(np.array([mean]), mean, spread), "At the mean the bell does not have the right height.")


@check(
    inputs=a_bell,
    says="One spread away from the mean, on either side, the bell has $e^{-1/2} \\approx 0.607$ of its height.",
    count=30,
    always=[(0.0, 2.0)],
)
def one_spread_away(gaussian_bell, mean, spread):
    x = np.array([mean - spread, mean, mean + spread])
    got = heights(gaussian_bell, x, mean, spread)
    close(got, expected(x, mean, spread), "One spread away from the mean the bell does not have the right height.")


@check(inputs=bell, says="The height over each point is that of the formula.", count=60)
def as_the_formula_says(gaussian_bell, x, mean, spread):
    got = heights(gaussian_bell, x, mean, spread)
    close(got, expected(x, mean, spread), "Over one of these points the bell does not have the right height.")


@check(inputs=bell, says="`x` is left as it was.", count=20)
def arguments_stay(gaussian_bell, x, mean, spread):
    keeps_arguments(gaussian_bell, x, mean, spread)

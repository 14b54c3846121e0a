"""What must hold of gradient_descent."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is


class Slope:
    """The gradient of a bowl, stretch times the way from its bottom; the name of its class is what a learner sees."""

    def __init__(self, stretch, bottom):
        self.stretch, self.bottom = stretch, bottom

    def __call__(self, x):
        return self.stretch * (x - self.bottom)


def slope(stretch, bottom):
    words = f"function: gradient(x) is {stretch.tolist()} * (x - {bottom.tolist()})"
    return type(words, (Slope,), {})(stretch, bottom)


def walk(draw):
    """A bowl with slopes of small whole numbers, a start away from its bottom, and a rate of halves and quarters."""
    n = draw.choice((1, 2, 2, 3))
    stretch = np.array([draw.integer(1, 4) for _ in range(n)], dtype=float)
    bottom = draw.vector(n)
    start = bottom + np.array([draw.choice((1, 2, 4, -1, -2, 3)) for _ in range(n)], dtype=float)
    return stretch, bottom, start, draw.choice((0.25, 0.5, 0.125)), draw.integer(1, 3)


def one_step(draw):
    stretch, bottom, start, rate, _ = walk(draw)
    return stretch, bottom, start, rate


def whole(draw):
    """A start that is an array of whole numbers."""
    start = np.array([draw.choice((1, 2, 3, 5, -1)), draw.integer(-3, 3)], dtype=np.int64)
    return np.array([1.0, 2.0]), np.zeros(2), start, 0.25, draw.integer(1, 3)


def expected(stretch, bottom, start, rate, steps):
    """On a bowl each step shrinks the way from the bottom by a factor of its own in each direction."""
    k = np.arange(steps + 1)[:, None]
    return bottom + (1 - rate * stretch) ** k * (start - bottom)


def path(gradient_descent, stretch, bottom, start, rate, steps):
    return shape_is(gradient_descent(slope(stretch, bottom), start, rate, steps), (steps + 1, len(start)), "The path")


@check(inputs=walk, says="Row 0 of the path is the start, and there is a row for each step after it.", count=30)
def begins_at_the_start(gradient_descent, stretch, bottom, start, rate, steps):
    got = path(gradient_descent, stretch, bottom, start, rate, steps)
    close(got[0], start, "The path does not begin at the start.")


@check(
    inputs=one_step,
    says="A step is minus the rate times the gradient.",
    count=40,
    always=[(np.array([2.0]), np.array([0.0]), np.array([8.0]), 0.25)],
)
def one_step_against_the_gradient(gradient_descent, stretch, bottom, start, rate):
    got = path(gradient_descent, stretch, bottom, start, rate, 1)
    close(got[1], expected(stretch, bottom, start, rate, 1)[1], "The first step does not lead to the right place.")


@check(inputs=walk, says="Every step goes by the gradient at the place where it begins.", count=60)
def every_step_feels_the_ground(gradient_descent, stretch, bottom, start, rate, steps):
    got = path(gradient_descent, stretch, bottom, start, rate, steps)
    close(got, expected(stretch, bottom, start, rate, steps), "The path goes astray after its first step.")


@check(inputs=whole, says="A start of whole numbers is walked from as well.", count=12)
def whole_numbers_too(gradient_descent, stretch, bottom, start, rate, steps):
    got = path(gradient_descent, stretch, bottom, start, rate, steps)
    close(got, expected(stretch, bottom, start, rate, steps), "From a start of whole numbers the path goes astray.")


@check(inputs=one_step, says="With no steps the path is the start alone.", count=10)
def no_steps(gradient_descent, stretch, bottom, start, rate):
    got = path(gradient_descent, stretch, bottom, start, rate, 0)
    close(got, start[None], "With no steps the path is not the start alone.")


@check(inputs=walk, says="`start` is left as it was.", count=20)
def arguments_stay(gradient_descent, stretch, bottom, start, rate, steps):
    keeps_arguments(gradient_descent, slope(stretch, bottom), start, rate, steps)

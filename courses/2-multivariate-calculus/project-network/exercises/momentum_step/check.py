"""What must hold of momentum_step."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, parts_of, shape_is


def state(draw, size):
    x, v, g = draw.vector(size), draw.vector(size), draw.vector(size)
    rate, momentum = draw.choice((0.5, 0.25, 0.125)), draw.choice((0.5, 0.75, 0.25))
    draw.guard(np.abs(v).min() > 0 and np.abs(g).min() > 0)
    return x, v, g, rate, momentum


def from_rest(draw):
    x, v, g, rate, momentum = state(draw, draw.integer(1, 2))
    return x, 0 * v, g, rate, momentum


def no_memory(draw):
    x, v, g, rate, _ = state(draw, draw.integer(1, 2))
    return x, v, g, rate, 0.0


def on_the_flat(draw):
    x, v, g, rate, momentum = state(draw, draw.integer(1, 2))
    return x, v, 0 * g, rate, momentum


def moving(draw):
    return state(draw, draw.integer(1, 3))


def matrices(draw):
    rows, columns = draw.integer(1, 3), draw.integer(1, 3)
    return *(draw.matrix(rows, columns) for _ in range(3)), draw.choice((0.5, 0.25)), draw.choice((0.5, 0.75))


def step_of(momentum_step, x, v, g, rate, momentum):
    place, velocity = parts_of(momentum_step(x, v, g, rate, momentum), 2, "the new place and the new velocity")
    return shape_is(place, x.shape, "The new place"), shape_is(velocity, x.shape, "The new velocity")


def see(momentum_step, inputs, words):
    x, v, g, rate, momentum = inputs
    place, velocity = step_of(momentum_step, *inputs)
    kept = np.multiply(v, momentum)
    close(velocity, np.subtract(kept, np.multiply(g, rate)), f"{words} The new velocity is not right.")
    close(place, x + kept - g * rate, f"{words} The new place is not right.")


@check(inputs=from_rest, says="From rest, the step is $-\\eta\\,\\mathbf{g}$: against the gradient.", count=60)
def from_rest_it_is_descent(momentum_step, x, v, g, rate, momentum):
    see(momentum_step, (x, v, g, rate, momentum), "The velocity given is zero.")


@check(inputs=no_memory, says="With momentum 0 the old velocity is forgotten.", count=40)
def without_momentum_it_is_descent(momentum_step, x, v, g, rate, momentum):
    see(momentum_step, (x, v, g, rate, momentum), "The momentum is 0.")


@check(inputs=on_the_flat, says="Where the gradient is zero it rolls on, a little slower.", count=40)
def on_the_flat_it_rolls_on(momentum_step, x, v, g, rate, momentum):
    see(momentum_step, (x, v, g, rate, momentum), "The gradient is zero.")


@check(
    inputs=moving, says="The new velocity is $m\\mathbf{v} - \\eta\\mathbf{g}$, and the place moves by it.", count=80
)
def the_whole_step(momentum_step, x, v, g, rate, momentum):
    see(momentum_step, (x, v, g, rate, momentum), "Moving, and on a slope.")


@check(inputs=matrices, says="It works for matrices, such as weights.", count=30)
def shape_does_not_matter(momentum_step, x, v, g, rate, momentum):
    see(momentum_step, (x, v, g, rate, momentum), "A matrix of weights.")


@check(inputs=moving, says="What was given is left as it was.", count=30)
def arguments_stay(momentum_step, x, v, g, rate, momentum):
    keeps_arguments(momentum_step, x, v, g, rate, momentum)

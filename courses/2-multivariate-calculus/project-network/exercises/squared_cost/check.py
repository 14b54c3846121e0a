"""What must hold of squared_cost."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, number_is


def pair(draw, N, n_out):
    A, Y = draw.matrix(N, n_out), draw.matrix(N, n_out)
    draw.guard(np.abs(A - Y).max() >= 1)
    return A, Y


def one_number(draw):
    A, Y = pair(draw, 1, 1)
    draw.guard(np.abs(A - Y).max() != 1)
    return A, Y


def one_sample(draw):
    return pair(draw, 1, draw.integer(2, 3))


def samples(draw):
    return pair(draw, draw.integer(2, 3), draw.integer(1, 2))


def large(draw):
    return pair(draw, draw.integer(4, 9), draw.integer(1, 5))


def cost_of(A, Y):
    return sum(sum((a - y) ** 2 for a, y in zip(*rows, strict=True)) for rows in zip(A, Y, strict=True)) / len(A)


def see(squared_cost, A, Y, words):
    close(number_is(squared_cost(A, Y), "The cost"), cost_of(A, Y), words)


@check(inputs=one_number, says="One output, one sample: the cost is the square of the difference.", count=60)
def a_difference_is_squared(squared_cost, A, Y):
    see(squared_cost, A, Y, "One number was said and one was wanted.")


@check(inputs=one_sample, says="Squares are added up over the outputs.", count=60)
def outputs_are_added(squared_cost, A, Y):
    see(squared_cost, A, Y, "One sample with several outputs.")


@check(inputs=samples, says="They are averaged over the samples.", count=80)
def samples_are_averaged(squared_cost, A, Y):
    see(squared_cost, A, Y, f"{len(A)} samples.")


@check(inputs=samples, says="The cost is never negative, and 0 where the network is right.", count=40)
def nothing_is_wrong_at_the_target(squared_cost, A, Y):
    got = number_is(squared_cost(Y, Y), "The cost")
    must(abs(got) < 1e-12, f"Here `A` is what is wanted, and the cost is {got:g}, not 0.", got=got, expected=0.0)


@check(inputs=large, says="It works for every size.", count=30)
def size_does_not_matter(squared_cost, A, Y):
    see(squared_cost, A, Y, "This is not the cost.")


@check(inputs=samples, says="`A` and `Y` are left as they were.", count=20)
def arguments_stay(squared_cost, A, Y):
    keeps_arguments(squared_cost, A, Y)

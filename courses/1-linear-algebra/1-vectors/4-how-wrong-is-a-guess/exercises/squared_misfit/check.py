"""What must hold of squared_misfit."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, number_is


def model_and_data(draw):
    """Three or four values and data, with residuals of both signs that are not all of size one."""
    size = draw.choice((3, 3, 2, 4))
    data, r = draw.vector(size, low=-5, high=9), draw.vector(size, low=-4, high=4)
    draw.guard(np.min(r) < 0 < np.max(r))
    draw.guard(abs(r.sum() ** 2 - (r**2).sum()) > 0.5 and abs(np.abs(r).sum() - (r**2).sum()) > 0.5)
    return data - r, data


def cancelling(draw):
    """Residuals that add up to zero."""
    data, size = draw.vector(4, low=0, high=9), draw.choice((2, 3, 1))
    return data - np.array(draw.choice(((1, -1, 0, 0), (1, -2, 1, 0), (2, -1, -2, 1)))) * size, data


def perfect(draw):
    data = draw.nonzero_vector(draw.choice((2, 3, 5)), low=-5, high=9)
    return data.copy(), data


def of_any_length(draw):
    size = draw.choice((1, 6, 8))
    values, data = draw.vector(size), draw.vector(size)
    draw.guard(np.any(values != data))
    return values, data


def whole(draw):
    size = draw.choice((2, 3))
    values, data = (np.array([draw.integer(0, 9) for _ in range(size)]) for _ in range(2))
    draw.guard(np.any(values != data))
    return values, data


def number_of(squared_misfit, values, data):
    return number_is(squared_misfit(values, data), "The misfit")


def expected(values, data):
    return float(sum((float(y) - float(x)) ** 2 for x, y in zip(values, data, strict=True)))


@check(
    inputs=model_and_data,
    says="The misfit is the sum of the squared residuals.",
    always=[(np.array([13.0, 16.0, 9.0]), np.array([18.0, 11.0, 9.0]))],
)
def squares_are_added(squared_misfit, values, data):
    close(number_of(squared_misfit, values, data), expected(values, data), "The sum of the squares is another number.")


@check(inputs=cancelling, says="Misses to opposite sides do not cancel.")
def signs_do_not_cancel(squared_misfit, values, data):
    got = number_of(squared_misfit, values, data)
    must(
        got > 0,
        "This model does not fit, so its misfit must be above zero: squares cannot pay for each other.",
        got=got,
        expected=expected(values, data),
    )
    close(got, expected(values, data), "The sum of the squares is another number.")


@check(inputs=perfect, says="A perfect model has the misfit 0.", count=40)
def a_perfect_model_has_none(squared_misfit, values, data):
    close(number_of(squared_misfit, values, data), 0.0, "The model says what was measured, so its misfit must be 0.")


@check(inputs=of_any_length, says="It works for any number of data.")
def any_number_of_data(squared_misfit, values, data):
    close(number_of(squared_misfit, values, data), expected(values, data), "The sum of the squares is another number.")


@check(inputs=model_and_data, says="`values` and `data` are left as they were.", count=30)
def arguments_stay(squared_misfit, values, data):
    keeps_arguments(squared_misfit, values, data)


@check(inputs=whole, says="Whole numbers, such as counts, are taken as well.", count=40)
def whole_numbers_are_taken(squared_misfit, values, data):
    close(number_of(squared_misfit, values, data), expected(values, data), "The sum of the squares is another number.")

"""What must hold of combine."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is


def arrows_and_weights(draw):
    rows, columns = draw.choice((2, 3, 4)), draw.choice((2, 3, 1, 4))
    return draw.matrix(rows, columns), draw.vector(columns)


def one_column(draw):
    V, _ = arrows_and_weights(draw)
    return V, draw.integer(0, V.shape[1] - 1)


def only_arrows(draw):
    return arrows_and_weights(draw)[:1]


def two_lists_of_weights(draw):
    V, first = arrows_and_weights(draw)
    return V, first, draw.vector(V.shape[1])


def whole_arrows(draw):
    V, weights = arrows_and_weights(draw)
    draw.guard(bool(np.any(weights)))
    return np.rint(V).astype(int), weights / draw.choice((2, 4))


@check(
    inputs=arrows_and_weights,
    says="The answer is each column times its weight, all added up: $c_1 v_1 + c_2 v_2 + \\dots$",
    always=[(np.array([[3.0, 1.0], [1.0, 2.0]]), np.array([-1.0, 2.0]))],
)
def columns_are_weighted_and_added(combine, V, weights):
    expected = [sum(float(V[i, j]) * float(weights[j]) for j in range(V.shape[1])) for i in range(V.shape[0])]
    got = shape_is(combine(V, weights), (V.shape[0],), "The combination")
    close(got, np.array(expected), "This is not the sum of the weighted columns.")


@check(inputs=one_column, says="A weight of 1 for one column and 0 for the others gives that column back.")
def one_weight_gives_one_column(combine, V, j):
    weights = np.zeros(V.shape[1])
    weights[j] = 1.0
    close(
        shape_is(combine(V, weights), (V.shape[0],), "The combination"),
        V[:, j],
        f"Only column {j} (counted from 0) has a weight, and it is 1, so that column must come back.",
    )


@check(
    inputs=only_arrows,
    says="Zero weights leave you at the origin; so does having no columns.",
    always=[(np.zeros((2, 0)),), (np.zeros((3, 0)),)],
)
def zero_weights_stay_at_the_origin(combine, V):
    got = shape_is(combine(V, np.zeros(V.shape[1])), (V.shape[0],), "The combination")
    close(got, np.zeros(V.shape[0]), "No column has a weight, so nothing may move.")


@check(inputs=two_lists_of_weights, says="Weights that are added give combinations that are added.")
def weights_add(combine, V, first, second):
    apart = shape_is(combine(V, first), (V.shape[0],)) + shape_is(combine(V, second), (V.shape[0],))
    close(
        shape_is(combine(V, first + second), (V.shape[0],)),
        apart,
        "Going with one list of weights and then with the other must lead to the same place as going with their sum.",
    )


@check(inputs=whole_arrows, says="Columns of whole numbers may have weights that are fractions.")
def whole_numbers_take_fractions(combine, V, weights):
    expected = (V.astype(float) * weights).sum(axis=1)
    close(
        shape_is(combine(V, weights), (V.shape[0],), "The combination"),
        expected,
        "The array holds whole numbers, and somewhere the fractions were cut off.",
    )


@check(inputs=arrows_and_weights, says="`V` and `weights` are left as they were.", count=30)
def arguments_stay(combine, V, weights):
    keeps_arguments(combine, V, weights)

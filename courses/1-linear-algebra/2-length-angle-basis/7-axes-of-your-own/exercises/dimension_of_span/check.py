"""What must hold of dimension_of_span."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, number_is


def spanned(draw):
    """Columns whose span has a known dimension, in any order, and that dimension."""
    n = draw.choice((2, 3, 4))
    rank = draw.integer(1, n)
    own = draw.unimodular(n)[:, :rank]
    more = draw.integer(0, 3)
    mixed = own @ np.array([draw.choice((1, 0, -1, 2)) for _ in range(rank * more)], dtype=float).reshape(rank, more)
    columns = [*own.T, *mixed.T]
    draw.guard(all(column.any() for column in columns) and n * len(columns) <= 12)
    place = draw.integer(0, len(columns) - 1)
    return np.array([*columns[place:], *columns[:place]]).T, rank


def flat(draw):
    """Three columns in one plane, no two of them parallel."""
    n = draw.choice((3, 4))
    u, v = draw.unimodular(n)[:, :2].T
    return np.array([u, v, draw.choice((1, 2, -1)) * u + draw.choice((1, -1, 2)) * v]).T, 2


def new_one_last(draw):
    """A column that brings nothing, and after it one that does."""
    n = draw.choice((2, 3))
    columns = draw.unimodular(n).T
    return np.array([columns[0], draw.choice((2, -1, 0.5)) * columns[0], *columns[1:]]).T, n


def scaled(draw):
    """Long and short columns side by side, all of them perhaps tiny or huge; the numbers can still be read."""
    V, rank = spanned(draw)
    factors = np.array([draw.choice((1 / 3, 1e-6 / 3, 0.7)) for _ in range(V.shape[1])])
    return V * factors * draw.choice((1.0, 1e-11, 1e7)), rank


def measured(draw):
    """Columns one of which the others build, but for less than a hundred-billionth of its length."""
    n = draw.choice((2, 3))
    own = draw.unimodular(n)[:, : n - 1]
    built = own @ np.array([draw.choice((1, 2, -1)) for _ in range(n - 1)], dtype=float)
    away = np.array([draw.choice((1, -1)) for _ in range(n)], dtype=float)
    return np.column_stack([own, built + 2e-12 * np.linalg.norm(built) * away]), n - 1


def with_zeros(draw):
    V, rank = spanned(draw)
    draw.guard(V.size + V.shape[0] <= 12)
    return np.insert(V, draw.integer(0, V.shape[1]), 0.0, axis=1), rank


def one_more(draw):
    V, _ = spanned(draw)
    draw.guard(V.size <= 9)
    return V, np.array([draw.choice((1, -1, 2)) for _ in range(V.shape[1])], dtype=float)


def is_dimension(got, rank, words):
    close(number_is(got, "The dimension"), rank, words)


@check(
    inputs=spanned,
    says="The answer is the number of vectors left when those that the others build are dropped.",
    always=[
        (np.array([[1.0, 2.0, 1.0, 3.0], [0.0, 1.0, 1.0, 1.0], [1.0, 0.0, -1.0, 1.0]]), 2),
        (np.array([[1.0, 0.0], [0.0, 1.0]]), 2),
        (np.array([[2.0]]), 1),
    ],
)
def dimension_is_counted(dimension_of_span, V, rank):
    is_dimension(dimension_of_span(V), rank, "The span of these columns has another dimension.")


@check(inputs=flat, says="Three columns in one plane span two dimensions, even if no two of them are parallel.")
def a_plane_has_two_dimensions(dimension_of_span, V, rank):
    is_dimension(
        dimension_of_span(V), rank, "The third column is a combination of the other two, so a plane is spanned."
    )


@check(inputs=new_one_last, says="After a column that brings nothing new, another may come that does.")
def a_later_column_may_be_new(dimension_of_span, V, rank):
    is_dimension(dimension_of_span(V), rank, "The second column brings nothing new, but the last one does.")


@check(inputs=scaled, says="How long the columns are does not matter.")
def length_does_not_matter(dimension_of_span, V, rank):
    is_dimension(dimension_of_span(V), rank, "Long or short, the columns have the same directions.")


@check(inputs=measured, says="Within a billionth of the span of the others counts as in it.")
def a_billionth_is_forgiven(dimension_of_span, V, rank):
    is_dimension(dimension_of_span(V), rank, "One column lies within a billionth of the span of the others.")


@check(
    inputs=with_zeros,
    says="Columns of zeros bring nothing; with nothing else the dimension is 0.",
    always=[(np.zeros((2, 1)), 0), (np.zeros((3, 2)), 0)],
)
def zeros_bring_nothing(dimension_of_span, V, rank):
    is_dimension(dimension_of_span(V), rank, "A zero column adds no direction.")


@check(inputs=one_more, says="A combination of the columns, put beside them, changes nothing.")
def a_combination_brings_nothing(dimension_of_span, V, weights):
    before = number_is(dimension_of_span(V))
    after = number_is(dimension_of_span(np.column_stack([V, V @ weights])))
    must(
        before == after,
        "A column was added that the others can build, and the dimension changed.",
        got=after,
        expected=before,
    )


@check(
    inputs=lambda draw: (np.rint(4 * spanned(draw)[0]).astype(int),),
    says="Whole numbers serve as well, and `V` is left as it was.",
    count=40,
)
def arguments_stay(dimension_of_span, V):
    must(
        number_is(dimension_of_span(V)) == number_is(dimension_of_span(V.astype(float))),
        "Whole numbers and the same numbers as floats give different dimensions.",
    )
    keeps_arguments(dimension_of_span, V)
    keeps_arguments(dimension_of_span, V.astype(float))

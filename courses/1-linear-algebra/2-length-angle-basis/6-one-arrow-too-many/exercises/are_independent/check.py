"""What must hold of are_independent."""

import numpy as np

from fullrank.checks import Fail, check, keeps_arguments, must


def some_columns(draw):
    """Independent columns: some of those of a whole matrix that has an inverse."""
    n = draw.choice((2, 3, 4))
    return draw.unimodular(n)[:, : draw.integer(1, n)]


def one_too_many(draw):
    """Two to four columns of which one, anywhere among them, is a combination of the others with weights that are not zero."""
    n = draw.choice((3, 2, 4))
    base = draw.unimodular(n)[:, : draw.choice((2, 2, n - 1) if n > 2 else (1,))]
    weights = np.array([draw.choice((1, 2, -1, -2)) for _ in range(base.shape[1])], dtype=float)
    columns = [*base.T, base @ weights]
    place = draw.integer(0, len(columns) - 1)
    return np.array([*columns[place:], *columns[:place]]).T


def independent(draw):
    return (some_columns(draw),)


def dependent(draw):
    return (one_too_many(draw),)


def scaled_independent(draw):
    """Long and short columns side by side, or all of them tiny; the numbers can still be read."""
    V = a_hair_apart(draw)[0] if draw.choice((False, False, True)) else some_columns(draw)
    if draw.choice((False, True)):
        return (V * 1e-11,)
    return (V * np.array([draw.choice((1.0, 1e-6, 1e-3)) for _ in range(V.shape[1])]),)


def scaled_dependent(draw):
    V = one_too_many(draw)
    return (V * np.array([draw.choice((1 / 3, 1e-6 / 3, 0.7)) for _ in range(V.shape[1])]),)


def measured(draw):
    """Dependent columns, one of which is off by less than a hundred-billionth of its length."""
    V = one_too_many(draw)
    away = np.array([draw.choice((1, -1)) for _ in range(V.shape[0])], dtype=float)
    V[:, -1] += away * 2e-12 * np.linalg.norm(V[:, -1])
    return (V,)


def a_hair_apart(draw):
    """Independent columns, one of which comes near the span of the others: a ten-thousandth of its length away."""
    n = draw.choice((2, 3))
    Q = draw.unimodular(n)
    weights = np.array([draw.choice((1, -1, 2)) for _ in range(n - 1)], dtype=float)
    V = np.column_stack([Q[:, :-1], Q[:, :-1] @ weights + 1e-4 * Q[:, -1]])
    spread = np.linalg.svd(V / np.linalg.norm(V, axis=0), compute_uv=False)
    draw.guard(bool(spread[-1] > 1e-6))
    return (V,)


def too_many(draw):
    n = draw.choice((2, 1, 3))
    V = np.column_stack([draw.unimodular(n), draw.nonzero_vector(n)])
    draw.guard(bool(np.all(np.linalg.norm(V, axis=0) > 0)))
    return (V,)


def with_a_zero_column(draw):
    V = some_columns(draw)
    V = V[:, : V.shape[0] - 1] if V.shape[1] == V.shape[0] else V
    place = draw.integer(0, V.shape[1])
    return (np.insert(V, place, 0.0, axis=1),)


def says(got, expected, words):
    if not isinstance(got, bool | np.bool_):
        raise Fail("The answer must be True or False.", code="kind", got=got)
    must(bool(got) is expected, words, got=bool(got), expected=expected)


@check(
    inputs=independent,
    says="Columns of which none is a combination of the others are independent.",
    always=[(np.array([[1.0, 1.0], [0.0, 1.0]]),), (np.array([[1.0], [2.0]]),)],
)
def independent_columns_are_recognised(are_independent, V):
    says(are_independent(V), True, "No column is a combination of the others, so the answer must be True.")


@check(
    inputs=dependent,
    says="A column that is a combination of the others makes the set dependent, even if no two columns are parallel.",
    always=[(np.array([[2.0, -1.0, 1.0], [1.0, 1.0, 2.0], [0.0, 2.0, 2.0]]),), (np.eye(3)[:, [0, 1, 1]],)],
)
def a_combination_is_noticed(are_independent, V):
    says(are_independent(V), False, "One column is a combination of the others, so the answer must be False.")


@check(inputs=scaled_independent, says="Short and long columns: length does not make columns dependent.")
def length_does_not_tie(are_independent, V):
    says(are_independent(V), True, "These columns differ much in length, but none is a combination of the others.")


@check(inputs=scaled_dependent, says="Rounding and length do not hide a combination.")
def rounding_does_not_untie(are_independent, V):
    says(are_independent(V), False, "But for rounding, one column is a combination of the others.")


@check(inputs=measured, says="Within a billionth of the span of the others counts as in it.")
def a_billionth_is_forgiven(are_independent, V):
    says(
        are_independent(V), False, "One column lies within a billionth of the span of the others: that counts as in it."
    )


@check(
    inputs=a_hair_apart, says="What is near the span of the others, but far more than a billionth away, is not in it."
)
def near_is_not_in(are_independent, V):
    says(
        are_independent(V), True, "One column lies near the span of the others, but much farther away than is forgiven."
    )


@check(
    inputs=too_many,
    says="More columns than rows are always dependent.",
    always=[(np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]]),)],
)
def more_columns_than_rows_are_dependent(are_independent, V):
    says(are_independent(V), False, "There are more columns than components, so one of them is too many.")


@check(
    inputs=with_a_zero_column,
    says="A column of zeros makes the set dependent.",
    always=[(np.zeros((2, 1)),)],
)
def a_zero_column_is_too_many(are_independent, V):
    says(are_independent(V), False, "A zero column may have any weight without moving you, so the set is dependent.")


@check(
    inputs=lambda draw: (np.rint(one_too_many(draw)).astype(int),),
    says="Whole numbers are judged like others, and `V` is left as it was.",
    count=40,
)
def whole_numbers_and_arguments_stay(are_independent, V):
    says(are_independent(V), False, "One column is a combination of the others, so the answer must be False.")
    keeps_arguments(are_independent, V)
    keeps_arguments(are_independent, V.astype(float))

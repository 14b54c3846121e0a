"""What must hold of nearly_equal."""

import numpy as np

from fullrank.checks import Fail, check, keeps_arguments, must

SHARES = (1e-9, 1e-6, 1e-12, 0.01)


def rounded_twice(draw):
    """A vector and itself by another way: thirds and sevenths put together again."""
    x = draw.nonzero_vector(draw.choice((1, 2, 3, 4)))
    x = x * draw.choice((1, 1e12, 1e-14, 3e7, 1e-9))
    parts = draw.choice((3, 7, 10))
    return x, sum(x / parts for _ in range(parts)), draw.choice((1e-9, 1e-6, 1e-12))


def apart(draw):
    """Two vectors that differ by ten thousand times what is forgiven or more."""
    x = draw.nonzero_vector(draw.choice((1, 2, 3)))
    y = draw.nonzero_vector(len(x))
    draw.guard(np.linalg.norm(x - y) > 0.2 * max(np.linalg.norm(x), np.linalg.norm(y)))
    return x, y, draw.choice(SHARES[:3])


def tiny_and_apart(draw):
    x, y, relative = apart(draw)
    size = draw.choice((1e-12, 1e-15, 1e-11))
    return x * size, y * size, relative


def huge_and_near(draw):
    """Far apart in plain numbers, and near for their size."""
    x = draw.nonzero_vector(draw.choice((1, 2, 3))) * draw.choice((1e12, 1e15, 7e9))
    relative = draw.choice((1e-6, 1e-9))
    return x, x * (1 + relative / draw.choice((20, 50, -30))), relative


def crumbs(draw):
    """One component ought to be zero, and holds a crumb on one side."""
    n = draw.choice((2, 3))
    x = draw.nonzero_vector(n)
    k = draw.integer(0, n - 1)
    x[k] = 0
    draw.guard(np.any(x))
    y = x.copy()
    y[k] = draw.choice((1e-16, -3e-17, 2e-15)) * np.linalg.norm(x)
    return (x, y, 1e-9) if draw.choice((False, True)) else (y, x, 1e-9)


def with_zero(draw):
    n = draw.choice((1, 2, 3))
    zero = np.zeros(n)
    if draw.choice((False, False, True)):
        return zero, zero.copy(), draw.choice(SHARES), True
    other = draw.nonzero_vector(n) * draw.choice((1, 1e-12, 1e-15))
    return (
        (zero, other, draw.choice(SHARES), False)
        if draw.choice((False, True))
        else (other, zero, draw.choice(SHARES), False)
    )


def same_length_only(draw):
    """Vectors of one length in different directions."""
    x = draw.nonzero_vector(draw.choice((2, 3)))
    y = x[::-1].copy() if draw.choice((True, False)) else -x
    draw.guard(np.linalg.norm(x - y) > 0.2 * np.linalg.norm(x))
    return x, y, draw.choice(SHARES[:3])


def other_shares(draw):
    """The same pair, with a share on either side of the true difference."""
    x = draw.nonzero_vector(draw.choice((1, 2))) * draw.choice((1, 1e6, 1e-11))
    off = draw.choice((0.001, 0.02, 1e-5))
    larger = draw.choice((True, False))
    return x, x * (1 + off), off * (5 if larger else 0.2), larger


def of_two_lengths(draw):
    """One vector three times as long as the other: the difference is two thirds of the longer one."""
    short = draw.nonzero_vector(draw.choice((1, 2, 3))) * draw.choice((1, 1e5, 1e-12))
    pair = (short, 3 * short) if draw.choice((True, False)) else (3 * short, short)
    within = draw.choice((True, False))
    return *pair, 0.8 if within else 0.55, within


def says(nearly_equal, x, y, relative, expected, words):
    got = nearly_equal(x, y, relative)
    if not isinstance(got, (bool, np.bool_)):
        raise Fail("The answer must be True or False.", code="kind", got=got, expected=expected)
    must(bool(got) == expected, words, got=bool(got), expected=expected)


NEAR = "These differ by rounding only, so the answer must be True."
FAR = "These differ by far more than the share that is forgiven, so the answer must be False."


@check(
    inputs=rounded_twice,
    says="What differs by rounding is equal, whatever the size.",
    always=[(np.array([0.1 + 0.2]), np.array([0.3]), 1e-9)],
)
def rounding_is_forgiven(nearly_equal, x, y, relative):
    says(nearly_equal, x, y, relative, True, NEAR)


@check(inputs=apart, says="What differs by more than the share is not equal.")
def a_true_difference_is_seen(nearly_equal, x, y, relative):
    says(nearly_equal, x, y, relative, False, FAR)


@check(inputs=same_length_only, says="Equal lengths are not enough: the vectors themselves must agree.")
def direction_counts(nearly_equal, x, y, relative):
    says(
        nearly_equal,
        x,
        y,
        relative,
        False,
        "Both are equally long and point different ways, so the answer must be False.",
    )


@check(
    inputs=tiny_and_apart,
    says="Tiny vectors can be far apart for their size.",
    always=[(np.array([3e-15, 0.0]), np.array([4e-15, 0.0]), 1e-9)],
)
def tiny_ones_are_told_apart(nearly_equal, x, y, relative):
    says(
        nearly_equal,
        x,
        y,
        relative,
        False,
        "Both are tiny, and they differ by much of their size. The answer must be False.",
    )


@check(inputs=huge_and_near, says="Huge vectors may differ by much and still agree for their size.")
def huge_ones_may_differ(nearly_equal, x, y, relative):
    says(nearly_equal, x, y, relative, True, "For their size these two agree, so the answer must be True.")


@check(
    inputs=crumbs,
    says="A crumb where zero should be does not matter beside a whole vector.",
    always=[(np.array([1.0, 0.0]), np.array([1.0, 1e-17]), 1e-9)],
)
def crumbs_beside_a_vector_are_forgiven(nearly_equal, x, y, relative):
    says(
        nearly_equal,
        x,
        y,
        relative,
        True,
        "One component holds a crumb, nothing beside the length of the vector. The answer must be True.",
    )


@check(
    inputs=with_zero,
    says="Two zero vectors are equal; a zero vector and another are not.",
    always=[(np.zeros(2), np.zeros(2), 1e-9, True), (np.zeros(1), np.array([1e-12]), 1e-9, False)],
)
def zero_equals_zero_alone(nearly_equal, x, y, relative, expected):
    words = (
        "Both are zero, so the answer must be True."
        if expected
        else "One is zero and the other is not, so the answer must be False."
    )
    says(nearly_equal, x, y, relative, expected, words)


@check(inputs=other_shares, says="`relative` decides how much is forgiven.")
def the_share_is_used(nearly_equal, x, y, relative, expected):
    words = (
        "This difference lies within the share given."
        if expected
        else "This difference is larger than the share given."
    )
    says(nearly_equal, x, y, relative, expected, words)


@check(
    inputs=of_two_lengths,
    says="The share is one of the longer vector, whichever of the two that is.",
    always=[(np.array([1.0]), np.array([3.0]), 0.8, True), (np.array([3.0]), np.array([1.0]), 0.8, True)],
)
def the_longer_one_is_the_measure(nearly_equal, x, y, relative, expected):
    words = (
        "The difference is two thirds of the longer vector, and more is forgiven."
        if expected
        else "The difference is two thirds of the longer vector, and less is forgiven."
    )
    says(nearly_equal, x, y, relative, expected, words)


@check(inputs=rounded_twice, says="Both vectors are left as they were.", count=30)
def arguments_stay(nearly_equal, x, y, relative):
    keeps_arguments(nearly_equal, x, y, relative)

"""What must hold of components_needed."""

import numpy as np

from fullrank.checks import check, keeps_arguments, must, number_is

SHARES = (0.5, 0.9, 0.75, 0.95, 0.25, 0.8, 0.99, 0.6)


def falling(draw, most=6):
    """Whole variances, largest first, and a share that no number of components holds exactly."""
    D = draw.integer(2, most)
    variances = np.sort(np.array([draw.integer(0, 9) for _ in range(D)], dtype=float))[::-1].copy()
    draw.guard(variances[0] > 0)
    share = draw.choice(SHARES)
    held = np.cumsum(variances) / variances.sum()
    draw.guard(np.all(np.abs(held - share) > 0.004))
    return variances, share


def steep(draw):
    """One variance far above the others, so that roots, squares and counts lead elsewhere."""
    variances, share = falling(draw, 5)
    variances[0] += draw.choice((10, 20, 30))
    held = np.cumsum(variances) / variances.sum()
    draw.guard(np.all(np.abs(held - share) > 0.004))
    return variances, share


def exact(draw):
    """A share that so many components hold exactly, in numbers without rounding."""
    variances, shares = draw.choice(
        (
            ((2.0, 1.0, 1.0), (0.5, 0.75, 1.0)),
            ((1.0, 1.0), (0.5, 1.0)),
            ((4.0, 2.0, 1.0, 1.0), (0.5, 0.75, 0.875, 1.0)),
            ((1.0, 1.0, 1.0, 1.0), (0.25, 0.5, 0.75, 1.0)),
            ((8.0, 4.0, 4.0), (0.5, 0.75)),
            ((4.0, 4.0, 0.0), (0.5, 1.0)),
        )
    )
    times = draw.choice((1.0, 2.0, 4.0, 0.5))
    return times * np.array(variances), draw.choice(shares)


def with_rest(draw):
    """All of the variance is asked for, and the last components have none; the whole is a power of two, without rounding."""
    some = draw.choice(((1, 1), (2, 1, 1), (4, 4), (4, 2, 1, 1), (1,), (8, 4, 4), (2, 2, 2, 2), (8, 4, 2, 1, 1)))
    times = draw.choice((1.0, 2.0, 4.0))
    return np.concatenate([times * np.array(some), np.zeros(draw.integer(0, 3))]), 1.0


def scaled(draw):
    variances, share = falling(draw)
    return variances, share, draw.choice((2.0, 4.0, 0.5, 8.0))


def count(components_needed, variances, share):
    got = components_needed(variances, share)
    number = number_is(int(got) if isinstance(got, np.integer) else got, "The number of components")
    must(number == int(number), f"The number of components must be whole, but it is {number:g}.", got=number)
    return int(number)


def expected(variances, share):
    held = 0.0
    for number, variance in enumerate(variances.tolist(), start=1):
        held += variance
        if held >= share * variances.sum():
            return number
    return len(variances)


def see(components_needed, variances, share):
    number, right = count(components_needed, variances, share), expected(variances, share)
    inside = max(0, min(number, len(variances)))
    holds = variances[:inside].sum() / variances.sum()
    must(
        number == right,
        f"The largest {number} hold {holds:.1%} of the variance; asked for is the smallest number that holds {share:.0%}.",
        got=number,
        expected=right,
    )


@check(
    inputs=steep,
    says="The number is the smallest that holds at least the share.",
    always=[(np.array([6.0, 3.0, 1.0]), 0.85), (np.array([9.0, 1.0]), 0.5), (np.array([9.0, 4.0, 1.0]), 0.9)],
)
def the_share_is_reached(components_needed, variances, share):
    see(components_needed, variances, share)


@check(inputs=falling, says="It is the variances that add up, not their roots or squares.")
def variances_add_up(components_needed, variances, share):
    see(components_needed, variances, share)


@check(
    inputs=exact,
    says="A share that is held exactly is held: **at least** is asked for.",
    always=[(np.array([2.0, 1.0, 1.0]), 0.5), (np.array([1.0, 1.0]), 0.5)],
    count=60,
)
def exactly_is_enough(components_needed, variances, share):
    see(components_needed, variances, share)


@check(inputs=with_rest, says="All of the variance needs every component that has some, and no other.", count=40)
def all_of_it(components_needed, variances, share):
    see(components_needed, variances, share)


@check(inputs=scaled, says="Other units, the same number: it is shares that count.", count=40)
def units_do_not_matter(components_needed, variances, share, times):
    number = count(components_needed, variances, share)
    other = count(components_needed, times * variances, share)
    must(other == number, f"With all variances times {times:g} the number changes.", got=other, expected=number)


@check(inputs=falling, says="`variances` are left as they were.", count=20)
def arguments_stay(components_needed, variances, share):
    keeps_arguments(components_needed, variances, share)

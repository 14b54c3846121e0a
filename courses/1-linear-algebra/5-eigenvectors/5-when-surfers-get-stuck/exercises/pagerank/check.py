"""What must hold of pagerank."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is

DAMPINGS = (0.5, 0.75, 0.25, 0.85)
SIX_DECIMALS = 1.5e-6
RING = np.array([[0.0, 1.0], [1.0, 0.0]])
TRAP = np.array([[1.0, 1.0], [0.0, 0.0]])
DEAD_END = np.array([[0.0, 0.0], [1.0, 0.0]])


def web(draw, most=3):
    """A web in which every page has links; now and then their shares differ."""
    L = draw.links(draw.choice((2, 3, 3, 1, most)), dangling=False)
    if draw.choice((False, False, True)) and len(L) > 1:
        L[:, 0] = 0
        L[:2, 0] = draw.choice(((0.25, 0.75), (0.75, 0.25), (0.5, 0.5)))
    return L, draw.choice(DAMPINGS)


def lopsided(draw):
    """A web in which not every page has the same rank."""
    L, d = web(draw)
    draw.guard(np.ptp(ranks_of(L, d)) > 0.02)
    return L, d


def with_dead_end(draw):
    L = draw.links(draw.choice((2, 3, 1, 3)))
    L[:, draw.integer(0, len(L) - 1)] = 0
    return L, draw.choice(DAMPINGS)


def nearly_undamped(draw):
    """Two pages that link to each other, and others that lead to them: visitors swing to and fro for a long time."""
    n = draw.choice((3, 4))
    L = np.zeros((n, n))
    L[1, 0] = L[0, 1] = 1
    feeds = [draw.choice((0, 1)) for _ in range(2, n)]
    L[feeds, range(2, n)] = 1
    draw.guard(len(set(feeds)) == 1)
    return L, draw.choice((0.99, 0.95, 0.98))


def ranks_of(L, d):
    """The ranks by solving for what one more step leaves alone."""
    n = len(L)
    M = L + (L.sum(axis=0) == 0) / n
    return np.linalg.solve(np.eye(n) - d * M, np.full(n, (1 - d) / n))


def see_ranks(pagerank, L, d, words):
    ranks = shape_is(pagerank(L, d), (len(L),), "The ranks")
    close(ranks, ranks_of(L, d), words, relative=0, absolute=SIX_DECIMALS)


@check(inputs=web, says="The ranks add up to 1.", count=60, always=[(RING, 0.5), (TRAP, 0.5)])
def ranks_add_up_to_one(pagerank, L, d):
    ranks = shape_is(pagerank(L, d), (len(L),), "The ranks")
    must(
        abs(ranks.sum() - 1) < 1e-5,
        f"The ranks add up to {ranks.sum():.6g}, not to 1.",
        got=ranks,
        expected=ranks_of(L, d),
    )


@check(
    inputs=lambda draw: (draw.links(draw.choice((2, 3, 1, 3)), dangling=False), 0.0),
    count=40,
    says="With $d = 0$ nobody follows a link, and every page has the same rank.",
    always=[(TRAP, 0.0)],
)
def without_links_all_are_alike(pagerank, L, d):
    ranks = shape_is(pagerank(L, d), (len(L),), "The ranks")
    must(
        np.ptp(ranks) < 1e-5,
        "With d = 0 links do not matter, so all ranks must be equal.",
        got=ranks,
        expected=ranks_of(L, d),
    )


@check(
    inputs=lopsided,
    says="One more step leaves the ranks alone: $r = d\\,M r + (1 - d)/n$.",
    count=80,
    always=[(TRAP, 0.75), (TRAP, 0.25)],
)
def one_more_step_changes_nothing(pagerank, L, d):
    see_ranks(pagerank, L, d, "One more step would change these ranks.")


@check(
    inputs=with_dead_end,
    says="A page without links counts as linking to every page, and no visitor is lost there.",
    count=60,
    always=[(DEAD_END, 0.5)],
)
def dead_ends_lose_nobody(pagerank, L, d):
    ranks = shape_is(pagerank(L, d), (len(L),), "The ranks")
    total = f" They add up to {ranks.sum():.6g}." if abs(ranks.sum() - 1) > 1e-5 else ""
    words = f"With a page without links in it, this web is ranked wrongly.{total}"
    close(ranks, ranks_of(L, d), words, relative=0, absolute=SIX_DECIMALS)


@check(
    inputs=lambda draw: (draw.links(draw.choice((4, 5, 6))), draw.choice(DAMPINGS)),
    says="It works for webs of every size.",
    count=30,
)
def size_does_not_matter(pagerank, L, d):
    see_ranks(pagerank, L, d, "These are not the ranks.")


@check(
    inputs=nearly_undamped,
    says="The ranks are right to six decimals also when $d$ is near 1, where they settle slowly.",
    count=10,
    always=[(np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]), 0.99)],
)
def slow_webs_are_ranked_too(pagerank, L, d):
    see_ranks(pagerank, L, d, "These ranks have not settled yet.")


@check(inputs=with_dead_end, says="`L` is left as it was.", count=20)
def arguments_stay(pagerank, L, d):
    keeps_arguments(pagerank, L, d)

"""What must hold of pagerank_sparse."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is

DAMPINGS = (0.5, 0.75, 0.25, 0.85)
SIX_DECIMALS = 1.5e-6
NONE = np.zeros(0, dtype=np.int64)


def arrays(edges):
    pairs = np.array(edges, dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0].copy(), pairs[:, 1].copy()


def web(draw, most=4):
    """A web with distinct links in some order; pages may be dead ends, and may be linked by nobody."""
    n = draw.integer(1, most)
    wanted = draw.integer(0, min(n * n, 5))
    edges = [(draw.integer(0, n - 1), draw.integer(0, n - 1)) for _ in range(wanted)]
    return n, *arrays(list(dict.fromkeys(edges))), draw.choice(DAMPINGS)


def every_page_links(draw):
    """A web without dead ends, in which not every page has the same rank."""
    n = draw.integer(2, 4)
    edges = [(j, draw.integer(0, n - 1)) for j in range(n)]
    if draw.choice((False, True)):
        edges.append((0, draw.integer(0, n - 1)))
    inputs = n, *arrays(list(dict.fromkeys(edges))), draw.choice(DAMPINGS)
    draw.guard(np.ptp(ranks_of(*inputs)) > 0.02)
    return inputs


def gathering(draw):
    """Two pages or more link to page 0, and page 0 links on."""
    n = draw.integer(3, 4)
    edges = [(j, 0) for j in range(1, n)] + [(0, draw.integer(1, n - 1))]
    return n, *arrays(edges), draw.choice(DAMPINGS)


def with_dead_end(draw):
    n, sources, targets, d = web(draw)
    kept = sources != draw.integer(0, n - 1)
    return n, sources[kept], targets[kept], d


def nearly_undamped(draw):
    """Two pages that link to each other, and one that leads to them: visitors swing to and fro for a long time."""
    n = draw.choice((3, 4))
    return n, *arrays([(0, 1), (1, 0), *((j, 0) for j in range(2, n))]), draw.choice((0.99, 0.95, 0.98))


def large(draw):
    """So many pages that a table of all of them has no room, and a handful of links."""
    n = draw.choice((60_000, 50_000))
    return n, *arrays([(n - 1, 0), (0, n - 1 - draw.integer(0, 3)), (7, 0)]), draw.choice(DAMPINGS)


def ranks_of(n, sources, targets, d):
    """The ranks by solving for what one more step leaves alone, on the link matrix."""
    L = np.zeros((n, n))
    L[targets, sources] = 1
    links = L.sum(axis=0)
    M = np.where(links > 0, L / np.maximum(links, 1), 1 / n)
    return np.linalg.solve(np.eye(n) - d * M, np.full(n, (1 - d) / n))


def ranks(pagerank_sparse, *inputs):
    return shape_is(pagerank_sparse(*inputs), (inputs[0],), "The ranks")


def see_ranks(pagerank_sparse, inputs, words):
    close(ranks(pagerank_sparse, *inputs), ranks_of(*inputs), words, relative=0, absolute=SIX_DECIMALS)


@check(
    inputs=every_page_links,
    says="The ranks add up to 1.",
    count=60,
    always=[(2, np.array([0, 1]), np.array([1, 0]), 0.5), (2, np.array([0, 1]), np.array([0, 0]), 0.5)],
)
def ranks_add_up_to_one(pagerank_sparse, n, sources, targets, d):
    got = ranks(pagerank_sparse, n, sources, targets, d)
    must(
        abs(got.sum() - 1) < 1e-5,
        f"The ranks add up to {got.sum():.6g}, not to 1.",
        got=got,
        expected=ranks_of(n, sources, targets, d),
    )


@check(
    inputs=gathering,
    says="A page gathers what **all** pages that link to it send.",
    count=40,
    always=[(3, np.array([1, 2, 0]), np.array([0, 0, 1]), 0.5)],
)
def a_page_gathers_from_all(pagerank_sparse, n, sources, targets, d):
    see_ranks(
        pagerank_sparse,
        (n, sources, targets, d),
        "Several pages link to page 0, and its rank is not what they send it.",
    )


@check(
    inputs=every_page_links,
    says="One more step leaves the ranks alone.",
    count=80,
    always=[(2, np.array([0, 1]), np.array([0, 0]), 0.75), (2, np.array([0, 1]), np.array([0, 0]), 0.25)],
)
def one_more_step_changes_nothing(pagerank_sparse, n, sources, targets, d):
    see_ranks(pagerank_sparse, (n, sources, targets, d), "One more step would change these ranks.")


@check(
    inputs=with_dead_end,
    says="Whoever stands on a page without links jumps to any page, and nobody is lost.",
    count=60,
    always=[(1, NONE, NONE, 0.5), (2, np.array([0]), np.array([1]), 0.5)],
)
def dead_ends_lose_nobody(pagerank_sparse, n, sources, targets, d):
    got = ranks(pagerank_sparse, n, sources, targets, d)
    total = f" They add up to {got.sum():.6g}." if abs(got.sum() - 1) > 1e-5 else ""
    close(
        got,
        ranks_of(n, sources, targets, d),
        f"With a page without links in it, this web is ranked wrongly.{total}",
        relative=0,
        absolute=SIX_DECIMALS,
    )


@check(
    inputs=nearly_undamped,
    count=8,
    says="The ranks are right to six decimals also when $d$ is near 1, where they settle slowly.",
)
def slow_webs_are_ranked_too(pagerank_sparse, n, sources, targets, d):
    see_ranks(pagerank_sparse, (n, sources, targets, d), "These ranks have not settled yet.")


@check(inputs=large, says="A web of 60,000 pages is ranked without a table of all pages by all pages.", count=6)
def no_table_of_all_pages(pagerank_sparse, n, sources, targets, d):
    got = ranks(pagerank_sparse, n, sources, targets, d)
    followed = d * np.bincount(targets, weights=got[sources] / np.bincount(sources)[sources], minlength=n)
    must(np.abs(followed + (1 - followed.sum()) / n - got).sum() < 1e-5, "One more step would change these ranks.")


@check(inputs=web, says="`sources` and `targets` are left as they were.", count=20)
def arguments_stay(pagerank_sparse, n, sources, targets, d):
    keeps_arguments(pagerank_sparse, n, sources, targets, d)

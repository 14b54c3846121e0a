"""What must hold of link_matrix."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is


def web(draw, most=3):
    """A number of pages and a list of distinct links, in some order."""
    n = draw.integer(1, most)
    wanted = draw.integer(0, min(n * n, 4))
    edges = [(draw.integer(0, n - 1), draw.integer(0, n - 1)) for _ in range(wanted)]
    return n, list(dict.fromkeys(edges))


def linked(draw):
    """At least two pages, and no page that links to itself or to nothing."""
    n = draw.integer(2, 4)
    edges = [(j, (j + draw.integer(1, n - 1)) % n) for j in range(n)]
    if draw.choice((False, True)):
        edges.append((0, draw.integer(1, n - 1)))
    return n, list(dict.fromkeys(edges))


def branching(draw):
    """Page j links to two pages or more."""
    n = draw.integer(2, 4)
    j = draw.integer(0, n - 1)
    targets = [i for i in range(n) if i != j and draw.choice((True, False))]
    draw.guard(len(targets) >= 2)
    other, target = (j + 1) % n, draw.choice(targets)
    return n, [*((j, i) for i in targets), *([(other, target)] if other != target else [])]


def with_repeats(draw):
    n, edges = web(draw)
    draw.guard(bool(edges))
    return n, [*edges, draw.choice(edges), *edges[: draw.integer(0, 1)]]


def self_linked(draw):
    n, edges = web(draw)
    j = draw.integer(0, n - 1)
    return n, list(dict.fromkeys([*edges, (j, j)]))


def dead_end(draw):
    """A web in which page j has no links."""
    n, edges = web(draw)
    j = draw.integer(0, n - 1)
    return n, [edge for edge in edges if edge[0] != j], j


def shares(n, edges):
    """The link matrix, entry by entry from its definition."""
    targets = [{i for source, i in edges if source == j} for j in range(n)]
    return np.array([[1 / len(targets[j]) if i in targets[j] else 0.0 for j in range(n)] for i in range(n)])


def see_shares(link_matrix, n, edges, words):
    close(shape_is(link_matrix(n, edges), (n, n), "The link matrix"), shares(n, edges), words)


@check(
    inputs=linked,
    says="Entry `L[i, j]` belongs to the link from page `j` to page `i`, and is zero where there is none.",
    always=[(2, [(0, 1), (1, 0)]), (3, [(0, 1), (1, 2), (2, 0)])],
)
def links_stand_in_their_column(link_matrix, n, edges):
    L = shape_is(link_matrix(n, edges), (n, n), "The link matrix")
    expected = shares(n, edges)
    must(
        np.array_equal(L != 0, expected != 0),
        "A link stands in the wrong place, or is missing.",
        got=L,
        expected=expected,
    )


@check(inputs=dead_end, says="A page without links has a column of zeros.", always=[(1, [], 0), (2, [(0, 1)], 1)])
def a_page_without_links_has_zeros(link_matrix, n, edges, j):
    L = shape_is(link_matrix(n, edges), (n, n), "The link matrix")
    must(not L[:, j].any(), f"Page {j} has no links, so column {j} must be zero.", got=L, expected=shares(n, edges))


@check(
    inputs=branching,
    says="The links of a page share its visitors equally, so that its column adds up to 1.",
    always=[(3, [(0, 1), (0, 2)]), (3, [(0, 1), (0, 2), (1, 2)])],
)
def a_column_adds_up_to_one(link_matrix, n, edges):
    L = shape_is(link_matrix(n, edges), (n, n), "The link matrix")
    j = edges[0][0]
    must(
        abs(L[:, j].sum() - 1) < 1e-9,
        f"Column {j} adds up to {L[:, j].sum():.4g}, not to 1.",
        got=L,
        expected=shares(n, edges),
    )
    close(L, shares(n, edges), "The links of a page do not have equal shares.")


@check(inputs=self_linked, says="A link from a page to itself counts like any other.", always=[(1, [(0, 0)])])
def links_to_itself_count(link_matrix, n, edges):
    see_shares(link_matrix, n, edges, "A link from a page to itself was not counted like the others.")


@check(inputs=with_repeats, says="A link that is listed twice counts once.", always=[(3, [(0, 1), (0, 2), (0, 1)])])
def repeated_links_count_once(link_matrix, n, edges):
    see_shares(link_matrix, n, edges, "A link is listed more than once, and that changed the shares.")


@check(
    inputs=lambda draw: web(draw, most=5), says="Every entry is the share of page `j`'s links that lead to page `i`."
)
def every_entry_is_a_share(link_matrix, n, edges):
    see_shares(link_matrix, n, edges, "These are not the shares.")


@check(inputs=web, says="`edges` is left as it was.", count=30)
def arguments_stay(link_matrix, n, edges):
    keeps_arguments(link_matrix, n, edges)

"""The link matrix of a small internet, filled column by column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from string import ascii_uppercase

from fullrank.derivations import tex
from fullrank.derivations.exact import RationalMatrix, whole
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

MOST_PAGES = 8


def link_matrix(n: object, edges: object, names: Sequence[str] | None = None) -> Derivation:
    """The link matrix L of n pages (2 to 8): column j holds the probabilities of the next page from page j.

    edges are pairs (from, to) of page numbers counted from 0, or of names, which default to A, B, C, ... A link given
    twice counts once, a page may link to itself, and a page without links counts as linking to all pages and itself.
    The result is L as rows of fractions.

    >>> link_matrix(2, [(0, 1), (1, 0)]).result
    ((Fraction(0, 1), Fraction(1, 1)), (Fraction(1, 1), Fraction(0, 1)))
    """
    size = whole(n, "The number of pages", 2, MOST_PAGES)
    pages = _page_names(size, names)
    links = _links(edges, pages)
    targets = [sorted({to for start, to in links if start == page}) for page in range(size)]
    matrix = tuple(tuple(_share(targets[j], i, size) for j in range(size)) for i in range(size))
    work = Worked("link_matrix", "A link matrix, column by column", _given(targets, pages))
    for page in range(size):
        _write_column(work, matrix, targets, page, pages)
    _write_check(work, matrix, pages)
    return work.done(matrix, f"L={tex.matrix(matrix)}")


def _page_names(size: int, names: Sequence[str] | None) -> tuple[str, ...]:
    pages = tuple(ascii_uppercase[:size]) if names is None else tuple(names)
    if len(pages) != size or len(set(pages)) != size:
        raise ValueError(f"There are {size} pages and {len(set(pages))} different names: give one name for each page.")
    for name in pages:
        if not (
            isinstance(name, str) and 0 < len(name) <= 20 and all(letter.isalnum() or letter in " -" for letter in name)
        ):
            raise ValueError(f"{name!r} cannot name a page: use 1 to 20 letters, digits, spaces or hyphens.")
    return pages


def _links(edges: object, pages: tuple[str, ...]) -> list[tuple[int, int]]:
    if isinstance(edges, str) or not isinstance(edges, Iterable):
        raise ValueError(f"The links are {edges!r}: give a list of pairs (from, to).")
    return [_link(edge, pages) for edge in edges]


def _link(edge: object, pages: tuple[str, ...]) -> tuple[int, int]:
    ends = list(edge) if isinstance(edge, Iterable) and not isinstance(edge, str) else [edge]
    if len(ends) != 2:
        raise ValueError(f"{edge!r} is not a link: give a pair (from, to).")
    return _page(ends[0], pages), _page(ends[1], pages)


def _page(end: object, pages: tuple[str, ...]) -> int:
    if isinstance(end, str) and end in pages:
        return pages.index(end)
    try:
        return whole(end, "A page", 0, len(pages) - 1)
    except ValueError as error:
        choice = f"a number from 0 to {len(pages) - 1} or one of {', '.join(pages)}"
        raise ValueError(f"{end!r} is no page here: give {choice}.") from error


def _share(targets: list[int], page: int, size: int) -> Fraction:
    if not targets:
        return Fraction(1, size)
    return Fraction(1, len(targets)) if page in targets else Fraction(0)


def _given(targets: list[list[int]], pages: tuple[str, ...]) -> str:
    return r",\quad ".join(_arrow(page, own, pages) for page, own in enumerate(targets))


def _arrow(page: int, targets: list[int], pages: tuple[str, ...]) -> str:
    ends = ", ".join(pages[target] for target in targets) or "(no links)"
    return rf"\text{{{pages[page]}}}\to\text{{{ends}}}"


def _write_column(
    work: Worked, matrix: RationalMatrix, targets: list[list[int]], page: int, pages: tuple[str, ...]
) -> None:
    filled = [[tex.number(v) if j <= page else r"\cdot" for j, v in enumerate(row)] for row in matrix]
    own = targets[page]
    if own:
        listed = _listed([pages[target] for target in own])
        action = f"Fill column {page + 1}: page {pages[page]} links to {listed}."
        share = (
            "goes there with certainty"
            if len(own) == 1
            else f"follows each of the {len(own)} links with probability $\\tfrac{{1}}{{{len(own)}}}$"
        )
        reason = f"A surfer on page {pages[page]} {share}; pages that are not linked get 0."
        if page in own:
            reason += " The link from the page to itself stands on the diagonal."
    else:
        action = f"Fill column {page + 1}: page {pages[page]} has no links."
        reason = (
            "A column of zeros would make surfers vanish. By convention a surfer who finds no link jumps to any of the "
            f"{len(pages)} pages, each with probability $\\tfrac{{1}}{{{len(pages)}}}$."
        )
    if page == 0:
        reason = "Column $j$ says where a surfer on page $j$ goes next. " + reason
    work.step(action, f"L={tex.grid(filled)}", reason)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _write_check(work: Worked, matrix: RationalMatrix, pages: tuple[str, ...]) -> None:
    columns = zip(*matrix, strict=True)
    lines = []
    for name, column in zip(pages, columns, strict=True):
        terms = "+".join(tex.number(value) for value in column if value)
        lines.append(rf"\text{{{name}}}:\quad &{terms}={tex.number(sum(column, Fraction(0)))}")
    work.step(
        "Check that every column sums to 1.",
        tex.aligned(lines),
        "From any page a surfer goes somewhere, so the probabilities in a column add up to 1. Rows need not: "
        "a row collects what flows into a page.",
    )

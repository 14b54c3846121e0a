"""A graph of the learner's own: a file, a text, pairs, a NetworkX graph or a sparse matrix."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import issparse

from fullrank.data._files import DataError
from fullrank.data._graph import Graph, graph_of_pairs

HEADERS = {("from", "to"), ("source", "target"), ("src", "dst"), ("page", "link"), ("start", "end"), ("node1", "node2")}
REMARK = re.compile(r"(^|\s)#.*$")  # a # inside a name, such as C#, begins no remark
LARGEST_FILE = 500_000_000


class LinkError(DataError, ValueError):
    """A graph that cannot be read; the message names the line and the column."""


def read_links(given: object, source: str = "") -> Graph:
    """Read a graph of your own.

    given: a path to a file, or a text with one link a line: two names apart by a comma, a semicolon, a tab, "->" or
    spaces; a line of one name is a page without links; # begins a remark; a first line "from, to" is a heading.
    Or pairs (from, to) of any names; or a NetworkX graph; or a square SciPy sparse matrix, entry (i, j) a link from i
    to j. Pages are numbered in the order in which they first occur.
    Raises LinkError, which names the line and the column where a file goes wrong.

    >>> graph = read_links([("home", "news"), ("home", "shop")])
    >>> graph.names, graph.links
    (('home', 'news', 'shop'), 2)
    """
    things: Any = given
    if isinstance(things, Graph):
        return things
    if isinstance(things, Path) or (isinstance(things, str) and "\n" not in things and _looks_like_a_file(things)):
        path = Path(things)
        return _from_text(_file_text(path), path.name, source or f"Your own graph, {path.name}.")
    if isinstance(things, str):
        return _from_text(things, "the text", source)
    if issparse(things):
        return _from_sparse(things, source)
    if hasattr(things, "nodes") and hasattr(things, "edges"):
        return _from_networkx(things, source)
    if isinstance(things, Iterable):
        return _from_pairs(things, source)
    raise LinkError(
        f"A {type(given).__name__} is no graph that can be read; give a path, a text with one link a line, pairs, "
        "a NetworkX graph or a SciPy sparse matrix."
    )


def _looks_like_a_file(text: str) -> bool:
    return bool(re.search(r"\.(csv|tsv|txt|edges|dat)$", text.strip())) or Path(text).is_file()


def _file_text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise LinkError(f"{path} holds {size / 1e6:,.0f} MB; at most {LARGEST_FILE / 1e6:,.0f} MB are read.")
        content = path.read_bytes()
    except OSError as error:
        raise LinkError(f"{path} cannot be read ({error.strerror or error}); check the name and the folder.") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        raise LinkError(f"{path.name}, line {line}, column {column}: not UTF-8 text; save the file as UTF-8.") from None


def _separator(lines: list[tuple[int, str]]) -> str:
    """How the two names of a line are set apart: the first mark that the first line with a link has."""
    for _, line in lines:
        for mark in ("->", "\t", ",", ";"):
            if mark in line:
                return mark
        if len(line.split()) > 1:
            return " "
    return " "


def _cells(line: str, mark: str) -> list[tuple[int, str]]:
    """The names in a line, each with the column that it begins at, counted from 1."""
    if mark == " ":
        return [(piece.start() + 1, piece[0]) for piece in re.finditer(r"\S+", line)]
    found = []
    at = 0
    for piece in line.split(mark):
        name = piece.strip(" ")
        found.append((at + piece.index(name) + 1, name.strip('"') if name[:1] == name[-1:] == '"' else name))
        at += len(piece) + len(mark)
    return found


def _from_text(text: str, where: str, source: str) -> Graph:
    lines = [(k, REMARK.sub("", line)) for k, line in enumerate(text.splitlines(), 1)]
    lines = [(k, line) for k, line in lines if line.strip()]
    mark = _separator(lines)
    if lines and tuple(name.casefold() for _, name in _cells(lines[0][1], mark)) in HEADERS:
        lines = lines[1:]
    number: dict[str, int] = {}
    pairs = []
    for k, line in lines:
        pages = [number.setdefault(name, len(number)) for name in _names(line, mark, where, k)]
        if len(pages) == 2:
            pairs.append(pages)
    if not number:
        raise LinkError(f"{where} holds no page; write one link a line, such as: home -> news")
    return _graph(pairs, number, source)


def _names(line: str, mark: str, where: str, number: int) -> list[str]:
    """The one or two names of a line."""
    cells = _cells(line, mark)
    shown = {"\t": "tabs", " ": "spaces"}.get(mark, f'"{mark}"')
    if len(cells) > 2:
        raise LinkError(
            f"{where}, line {number}, column {cells[2][0]}: a link has two ends, but this line has {len(cells)} names "
            f"apart by {shown}: {line.strip()[:60]!r}. Take out the others, or put names with spaces apart by a tab."
        )
    for column, name in cells:
        if not name:
            raise LinkError(f"{where}, line {number}, column {column}: a name is missing beside {shown}.")
    return [name for _, name in cells]


def _graph(pairs: list[list[int]], number: dict[str, int], source: str) -> Graph:
    array = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return graph_of_pairs(array[:, 0], array[:, 1], number, source)


def _from_pairs(pairs: Iterable[Any], source: str) -> Graph:
    number: dict[str, int] = {}
    found = []
    for k, pair in enumerate(pairs, 1):
        if isinstance(pair, str) or not isinstance(pair, Iterable) or len(ends := list(pair)) != 2:
            raise LinkError(f"Link {k} is {pair!r}, but a link is a pair (from, to).")
        found.append([number.setdefault(str(end), len(number)) for end in ends])
    if not number:
        raise LinkError("There is no link; give at least one pair (from, to).")
    return _graph(found, number, source)


def _from_networkx(graph: Any, source: str) -> Graph:
    number = {str(page): k for k, page in enumerate(graph.nodes)}
    if not number:
        raise LinkError("The graph has no nodes; give one with at least one page.")
    pairs = [[number[str(end)] for end in edge[:2]] for edge in graph.edges]
    if not graph.is_directed():
        pairs += [pair[::-1] for pair in pairs]
    return _graph(pairs, number, source)


def _from_sparse(matrix: Any, source: str) -> Graph:
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
        raise LinkError(f"A sparse matrix of links is square, one row a page, but this one has shape {matrix.shape}.")
    rows, columns = matrix.nonzero()
    return graph_of_pairs(rows, columns, (), source, pages=matrix.shape[0])

"""Columns of numbers from a learner's own file or text, and in words what cannot be read."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fullrank.notebooks.errors import NotebookError

Numbers = NDArray[np.float64]
LARGEST_FILE = 20_000_000


def read_columns(given: str | Path) -> dict[str, Numbers]:
    """Columns of numbers by name, from a file of your own or from a text of several lines.

    Columns are apart by commas, semicolons, tabs or spaces. A first line of words names them; without one they are
    x, y, c3, c4, ... An empty line is passed over, and so is what follows a #.
    Raises NotebookError, which names the line and the column where something is no number.

    >>> read_columns("hour; depth\\n0; 1.5\\n1; 1.25")["depth"]
    array([1.5 , 1.25])
    """
    text, where = _text_of(given)
    lines = [(k, line.partition("#")[0].strip()) for k, line in enumerate(text.splitlines(), 1)]
    rows = [(k, _cells(line)) for k, line in lines if line]
    if not rows:
        raise NotebookError(f"{where} holds no numbers; write a line for each point, such as: 1.0, 2.5")
    names = rows[0][1] if _is_heading(rows[0][1]) else ["x", "y", *(f"c{k}" for k in range(3, len(rows[0][1]) + 1))]
    if _is_heading(rows[0][1]):
        rows = rows[1:]
        _check_heading(names, [cells for _, cells in rows], where)
    table = np.array([_row(cells, names, where, k) for k, cells in rows]).reshape(len(rows), len(names))
    return {name: table[:, k].copy() for k, name in enumerate(names)}


def _text_of(given: str | Path) -> tuple[str, str]:
    if isinstance(given, str) and "\n" in given:
        return given, "the text"
    if not str(given).strip():
        raise NotebookError(
            "No file is named; write the path of a CSV file, such as 'cooling.csv', or the numbers, one point a line."
        )
    path = Path(str(given).strip()).expanduser()
    if path.is_dir():
        raise NotebookError(f"{path} is a folder, and a file of numbers is needed; add the name of the file to it.")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise NotebookError(f"{path} is larger than {LARGEST_FILE / 1e6:.0f} MB; take out what is not needed.")
        return path.read_text(encoding="utf-8-sig"), path.name
    except UnicodeDecodeError:
        raise NotebookError(f"{path.name} is not UTF-8 text; save it as CSV in UTF-8.") from None
    except OSError as error:
        reason = error.strerror or error
        raise NotebookError(f"{path} cannot be read ({reason}); check its name and its folder.") from None


def _cells(line: str) -> list[str]:
    mark = next((mark for mark in ("\t", ";", ",") if mark in line), None)
    return [cell.strip().strip('"') for cell in (line.split(mark) if mark else line.split())]


def _is_heading(cells: Sequence[str]) -> bool:
    return not any(re.fullmatch(r"[-+]?(\d|\.\d).*", cell) or cell.casefold() in ("nan", "inf") for cell in cells)


def _check_heading(names: Sequence[str], rows: Sequence[Sequence[str]], where: str) -> None:
    """Whether a heading has numbers below it, a name for each column, and no name twice."""
    if not rows:
        raise NotebookError(f"{where} has a heading and no numbers; write a line for each point below it: 1.0, 2.5")
    if len(names) != len(rows[0]):
        raise NotebookError(
            f"{where}: columns named in the heading: {len(names)} ({' | '.join(names)}); columns below it: "
            f"{len(rows[0])}. Give each column one name, and leave commas out of the names."
        )
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise NotebookError(f"{where}: two columns are named {twice!r}; give each column a name of its own.")


def _row(cells: Sequence[str], names: Sequence[str], where: str, line: int) -> list[float]:
    if len(cells) != len(names):
        raise NotebookError(
            f"{where}, line {line}: {len(cells)} columns, where the first line has {len(names)}; "
            "give every line the same."
        )
    row = []
    for name, cell in zip(names, cells, strict=True):
        try:
            number = float(cell)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            hint = " Write decimals with a point." if "," in cell else ""
            raise NotebookError(f"{where}, line {line}, column {name!r}: {cell!r} is no number; mend it.{hint}")
        row.append(number)
    return row

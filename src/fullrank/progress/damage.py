"""A damaged file: what can still be read of it goes into a new one, and the old one is kept under a dated name."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from fullrank.progress.schema import Draft, checked_attempt_of, checked_draft_of
from fullrank.progress.sqlite import SIDE_FILES, connect
from fullrank.records import Attempt

_PAGE = 4096
_LEAST_ROW = 64  # bytes; no row of ours is smaller, so a file holds at most its size over this many rows
_BROKEN_ROW = (ValueError, TypeError, KeyError)
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Salvage:
    """What a damaged file still held."""

    attempts: tuple[Attempt, ...]
    drafts: tuple[Draft, ...]
    settings: tuple[tuple[str, str], ...]


def salvage(path: Path, make_empty: Callable[[Path], None]) -> Salvage:
    """Every row that can still be read, from a copy, so that the damaged file itself is never written to.

    When not even the first page can be read (it says where the tables are), it is taken from an empty store, which has
    its tables in the same places.
    """
    with tempfile.TemporaryDirectory(prefix="fullrank-") as folder:
        copy = Path(folder) / "damaged.sqlite"
        for side in SIDE_FILES[:2]:
            if Path(f"{path}{side}").exists():
                shutil.copyfile(f"{path}{side}", f"{copy}{side}")
        found = _read(copy)
        if not found.attempts and not found.drafts and copy.stat().st_size > _PAGE:
            empty = Path(folder) / "empty.sqlite"
            make_empty(empty)
            _lend_first_page(empty, copy)
            found = _read(copy)
    return found


def set_aside(path: Path, now: datetime) -> Path:
    """Rename the file and the files beside it to a dated name that is free, and return that name."""
    stem = f"{path.stem}.damaged-{now:%Y-%m-%d-%H%M%S}"
    aside = path.with_name(f"{stem}{path.suffix}")
    count = 1
    while aside.exists():
        count += 1
        aside = path.with_name(f"{stem}-{count}{path.suffix}")
    for side in SIDE_FILES:
        if Path(f"{path}{side}").exists():
            os.replace(f"{path}{side}", f"{aside}{side}")
    return aside


def words(found: Salvage, aside: Path, fault: str) -> str:
    """What is said to the learner after a repair."""
    return (
        f"The file of your progress was damaged ({fault.splitlines()[0]}). It is kept as {aside.name}, and "
        f"{_amount(len(found.attempts), 'attempt')} and {_amount(len(found.drafts), 'draft')} that could be read were "
        f"brought into a new file. Files in my_maths and projects were not touched. "
        f"If you have an export, import it now: what is there already is passed over."
    )


def _amount(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _read(path: Path) -> Salvage:
    bound = path.stat().st_size // _LEAST_ROW + 1
    try:
        with closing(connect(path)) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA writable_schema=ON")  # else a file shorter than it says is not read at all
            connection.execute("SELECT name FROM sqlite_master").fetchall()
            return Salvage(
                attempts=tuple(_rows(connection, "attempt", bound, checked_attempt_of)),
                drafts=tuple(_rows(connection, "draft", bound, checked_draft_of)),
                settings=tuple(_rows(connection, "setting", bound, lambda row: (str(row["key"]), str(row["value"])))),
            )
    except sqlite3.DatabaseError:
        return Salvage((), (), ())


def _rows(
    connection: sqlite3.Connection, table: str, bound: int, read: Callable[[dict[str, Any]], _Read]
) -> Iterator[_Read]:
    """The readable rows in order; where a page is broken, the search steps on row by row until the next whole one."""
    query = f"SELECT rowid AS place, * FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT 1"
    last = 0
    while last < bound:
        try:
            row = connection.execute(query, (last,)).fetchone()
        except sqlite3.DatabaseError:
            last += 1
            continue
        if row is None:
            return
        if row["place"] <= last:  # a page of zeros answers with the number 0
            last += 1
            continue
        last = row["place"]
        with suppress(*_BROKEN_ROW):
            yield read(dict(row))


def _lend_first_page(empty: Path, copy: Path) -> None:
    page = bytearray(empty.read_bytes()[:_PAGE])
    page[92:96] = b"\0\0\0\0"  # "valid for" differs from the change counter: SQLite then trusts the file's own length
    with copy.open("r+b") as file:
        file.write(page)

"""All data sets in one list: what they hold, how large they are, where they come from, and whether they are here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fullrank.data._public import PUBLIC, public_names
from fullrank.data._shipped import SHIPPED, names


@dataclass(frozen=True, slots=True)
class Entry:
    """A data set: what it holds, the megabytes of its files as they are kept or fetched, and its terms.

    where: "with the course", "in a package", "fetched" or "to fetch".
    """

    name: str
    holds: str
    megabytes: float
    source: str
    licence: str
    where: str


def catalogue(folder: Path | None = None) -> tuple[Entry, ...]:
    """Every data set: those that come with the course, then those to fetch; folder is where fetched ones were put.

    Nothing is read or fetched for it.

    >>> [entry.name for entry in catalogue() if entry.licence.startswith("CC BY-SA")]
    ['mnist']
    """
    here = [
        Entry(name, known.holds, known.megabytes, known.source, known.licence, "with the course")
        for name, known in ((name, SHIPPED[name]) for name in names())
    ]
    return (*here, *(_public_entry(name, folder) for name in public_names()))


def _public_entry(name: str, folder: Path | None) -> Entry:
    known = PUBLIC[name]
    fetched = folder is not None and known.fetched(folder)
    where = "in a package" if known.packaged else "fetched" if fetched else "to fetch"
    return Entry(name, known.title.rstrip("."), known.megabytes, known.cite, known.licence, where)

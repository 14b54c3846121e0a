"""The tables of the store, and how their rows become attempts and drafts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, MetaData, String, Table, Text

from fullrank.progress.attempts import checked, described, instant, moment, storable
from fullrank.records import Attempt

# The newest migration. A constant, so that a store that is up to date is opened without loading Alembic (a test holds
# it equal to the head of migrations/). Revisions are numbers in order: a higher one in a store means a newer program.
HEAD = "0002"

METADATA = MetaData()

# `entered` counts rows as they arrive, so that a reader fetches only what is new: attempts are never changed.
ATTEMPT = Table(
    "attempt",
    METADATA,
    Column("entered", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("concepts", Text, nullable=False),  # a JSON list
    Column("seed", BigInteger, nullable=False),
    Column("version", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("slip", Text, nullable=False),
    Column("aided", Boolean, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("origin", Text, nullable=False),
    Index("attempt_made_at", "made_at"),
)

DRAFT = Table(
    "draft",
    METADATA,
    Column("key", String(255), primary_key=True),
    Column("text", Text, nullable=False),
    Column("changed_at", String(32), nullable=False),
)

SETTING = Table(
    "setting",
    METADATA,
    Column("key", String(255), primary_key=True),
    Column("value", Text, nullable=False),
)


@dataclass(frozen=True, slots=True, order=True)
class Draft:
    """Text that is being written: an editor's content or an answer not sent yet. Of two drafts the later one holds."""

    key: str
    changed_at: str
    text: str


def row_of(attempt: Attempt) -> dict[str, Any]:
    """An attempt as a row of its table."""
    return {**described(attempt), "concepts": json.dumps(attempt.concepts)}


def attempt_of(row: Mapping[str, Any]) -> Attempt:
    """The attempt in a row that was checked when it was written."""
    return Attempt(
        id=row["id"],
        kind=row["kind"],
        subject=row["subject"],
        concepts=tuple(json.loads(row["concepts"])),
        seed=row["seed"],
        version=row["version"],
        answer=row["answer"],
        verdict=row["verdict"],
        slip=row["slip"],
        aided=bool(row["aided"]),
        seconds=row["seconds"],
        made_at=row["made_at"],
        origin=row["origin"],
    )


def checked_attempt_of(row: Mapping[str, Any]) -> Attempt:
    """The attempt in a row that may be damaged; ValueError when it holds none."""
    return checked({**row, "concepts": json.loads(row["concepts"]), "aided": bool(row["aided"])})


def checked_draft_of(record: Mapping[str, Any]) -> Draft:
    """The draft in a record that may be wrong; ValueError with words when it holds none."""
    for name in ("key", "text", "changed_at"):
        if not isinstance(record.get(name), str):
            raise ValueError(f"{name} is {record.get(name)!r:.40}; a draft needs a text there.")
    if not 0 < len(record["key"]) <= 255:
        raise ValueError(f"key is {record['key']!r:.80}; it needs 1 to 255 characters.")
    return Draft(storable(record["key"]), instant(moment(record["changed_at"], "changed_at")), storable(record["text"]))

"""Making, checking and ordering attempts, whether they come from a page, from a file or from a damaged store."""

from __future__ import annotations

import math
import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any, get_args

from fullrank.records import Attempt, AttemptKind, Status

KINDS: frozenset[str] = frozenset(get_args(AttemptKind))
VERDICTS: frozenset[str] = frozenset(get_args(Status))
_FIELDS = tuple(field.name for field in fields(Attempt))
_TEXTS = ("id", "kind", "subject", "version", "answer", "verdict", "slip", "made_at", "origin")
_CONCEPT = re.compile(r"[a-z0-9][a-z0-9-]*")
_MARKED_WRONG = frozenset({"slip", "diagnosis"})


def new_attempt(
    kind: AttemptKind,
    subject: str,
    verdict: str,
    *,
    now: datetime,
    origin: str,
    concepts: Iterable[str] = (),
    answer: str = "",
    seed: int = 0,
    version: str = "",
    slip: str = "",
    aided: bool = False,
    seconds: float = 0.0,
) -> Attempt:
    """An attempt with a fresh id. A marking's "slip" or "diagnosis" is a wrong answer; "invalid" is no attempt."""
    if verdict == "invalid":
        raise ValueError(
            "An answer that could not be read is no attempt; show what is wrong with it and record nothing."
        )
    return checked(
        {
            "id": uuid.uuid4().hex,
            "kind": kind,
            "subject": subject,
            "concepts": tuple(concepts),
            "seed": seed,
            "version": version,
            "answer": answer,
            "verdict": "wrong" if verdict in _MARKED_WRONG else verdict,
            "slip": slip,
            "aided": aided,
            "seconds": seconds,
            "made_at": instant(now),
            "origin": origin,
        }
    )


def checked(record: Mapping[str, Any]) -> Attempt:
    """The attempt that these fields describe, in canonical form; ValueError with words when they describe none.

    Fields that are not known are passed over, so that a record written by a later version can still be read.
    """
    missing = [name for name in _FIELDS if name not in record]
    if missing:
        raise ValueError(f"lacks {', '.join(missing)}; an attempt needs all of {', '.join(_FIELDS)}.")
    for name in _TEXTS:
        if not isinstance(record[name], str):
            raise ValueError(f"{name} is {record[name]!r}; it needs to be a text.")
    _check_words(record)
    texts = {name: storable(record[name]) for name in _TEXTS}
    texts["made_at"] = instant(moment(record["made_at"]))
    return Attempt(
        concepts=_concepts(record["concepts"]),
        seed=_seed(record["seed"]),
        aided=_yes_or_no(record["aided"]),
        seconds=_seconds(record["seconds"]),
        **texts,  # type: ignore[arg-type]
    )


def described(attempt: Attempt) -> dict[str, Any]:
    """The fields of an attempt as JSON knows them."""
    record = asdict(attempt)
    record["concepts"] = list(attempt.concepts)
    return record


def in_order(attempts: Iterable[Attempt]) -> Sequence[Attempt]:
    """The attempts as they were made; ties in time are broken by id, so that two merged logs read the same."""
    return sorted(attempts, key=lambda attempt: (attempt.made_at, attempt.id))


def storable(text: str) -> str:
    """The text without the two things that no database keeps: null characters and halves of surrogate pairs."""
    if text.isascii() and "\0" not in text:
        return text
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def instant(at: datetime) -> str:
    """A time as text of fixed width in UTC, so that texts sort as times do."""
    if at.tzinfo is None:
        raise ValueError(f"the time {at.isoformat()} has no time zone; pass one in UTC.")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str, name: str = "made_at") -> datetime:
    """The time that a text names, in UTC; a complaint calls it by its name."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{name} is {text!r}; it needs to be a time such as 2026-03-01T09:30:00+00:00.") from None
    if at.tzinfo is UTC:
        return at
    if at.tzinfo is None:
        raise ValueError(f"{name} is {text!r}, without a time zone; write it in UTC, ending in +00:00.")
    return at.astimezone(UTC)


def _check_words(record: Mapping[str, Any]) -> None:
    if not 0 < len(record["id"]) <= 64:
        raise ValueError(f"id is {record['id']!r:.80}; it needs 1 to 64 characters.")
    if not record["subject"]:
        raise ValueError("subject is empty; it needs the id of a question, an exercise or a figure's goal.")
    if record["kind"] not in KINDS:
        raise ValueError(f"kind is {record['kind']!r:.40}; it needs to be one of {', '.join(sorted(KINDS))}.")
    if record["verdict"] not in VERDICTS:
        raise ValueError(f"verdict is {record['verdict']!r:.40}; it needs to be one of {', '.join(sorted(VERDICTS))}.")


def _concepts(value: object) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise ValueError(f"concepts is {value!r:.40}; it needs to be a list of concept ids.")
    for concept in value:
        if not (isinstance(concept, str) and _CONCEPT.fullmatch(concept)):
            raise ValueError(f"concepts holds {concept!r:.40}; a concept id is small letters, digits and hyphens.")
    return tuple(value)


def _seed(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not -(2**63) <= value < 2**63:
        raise ValueError(f"seed is {value!r:.40}; it needs to be a whole number of at most 63 bits.")
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"aided is {value!r:.40}; it needs to be true or false.")
    return value


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value) or value < 0:
        raise ValueError(f"seconds is {value!r:.40}; it needs to be a finite number, zero or more.")
    return float(value)

"""One file that carries a learner's progress: gzip over JSON lines, a header first, then one line an attempt or draft.

The header names the format, counts what follows and holds its SHA-256. Merging is a union: attempts by id, and of two
drafts with one key the later. So two logs that grew apart come to the same state whichever is imported into which.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from fullrank.progress.attempts import checked, described, in_order, instant
from fullrank.progress.errors import NotImported, NotSaved
from fullrank.progress.schema import Draft, checked_draft_of
from fullrank.records import Attempt

FORMAT = "fullrank progress"
VERSION = 1
LARGEST = 512 * 1024 * 1024  # bytes unpacked: a life's work is a hundredth of it; more is a trap or a mistake


@dataclass(frozen=True, slots=True)
class Package:
    """What a file holds, record by record checked; `refused` says which lines were passed over and why."""

    attempts: tuple[Attempt, ...]
    drafts: tuple[Draft, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did: attempts added and already there, drafts replaced, and lines refused with their reason."""

    added: int
    already: int
    refused: tuple[str, ...]
    drafts: int = 0

    @property
    def words(self) -> str:
        """The report as a sentence or two."""
        said = (
            f"{self.added} attempts added, {self.already} were here already, {self.drafts} drafts brought up to date."
        )
        if self.refused:
            said += f" {len(self.refused)} lines were refused; the first: {self.refused[0]}"
        return said


def body(attempts: Iterable[Attempt], drafts: Iterable[Draft]) -> bytes:
    """The lines below the header, in one order only, so that equal states have equal bytes."""
    lines = [_line({"attempt": described(attempt)}) for attempt in in_order(attempts)]
    lines += [_line({"draft": {"key": d.key, "changed_at": d.changed_at, "text": d.text}}) for d in sorted(drafts)]
    return "".join(lines).encode()


def pack(attempts: Iterable[Attempt], drafts: Iterable[Draft], origin: str, now: datetime) -> bytes:
    """The whole file."""
    attempts, drafts = tuple(attempts), tuple(drafts)
    content = body(attempts, drafts)
    header = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": instant(now),
        "origin": origin,
        "attempts": len(attempts),
        "drafts": len(drafts),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return gzip.compress(_line(header).encode() + content, mtime=0)


def unpack(data: bytes) -> Package:
    """What is in the bytes of a file; NotImported with words when it is not whole, not ours, or newer."""
    first, content = _split(_unzip(data))
    header = _header(first)
    if hashlib.sha256(content).hexdigest() != header.get("sha256"):
        raise NotImported(
            "The file was changed or cut short since it was exported, so nothing was imported. Export it again."
        )
    attempts: list[Attempt] = []
    drafts: list[Draft] = []
    refused: list[str] = []
    for number, line in enumerate(content.decode("utf-8", "replace").split("\n")[:-1], start=2):
        try:
            _sort_in(json.loads(line), attempts, drafts)
        except (ValueError, RecursionError) as error:
            refused.append(f"line {number}: {error}")
    return Package(tuple(attempts), tuple(drafts), tuple(refused))


def write(path: Path, data: bytes) -> None:
    """Put the bytes at the path in one move: an export is whole or not there. NotSaved with words on any failure."""
    draft = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except OSError as error:
        if draft:
            with suppress(OSError):
                os.unlink(draft)
        raise NotSaved(
            f"{path} could not be written ({error.strerror}). Your progress itself is safe. "
            "Choose another place for the export."
        ) from error


def read(path: Path) -> bytes:
    """The bytes of a file to import; NotImported with words when there are none."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotImported(f"{path} could not be read ({error.strerror}). Check the name of the file.") from error


def _line(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _unzip(data: bytes) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data  # somebody unpacked it to look inside
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            content = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        raise NotImported(
            "The file is cut short or damaged, so nothing was imported. Copy or export it again."
        ) from None
    if len(content) > LARGEST:
        raise NotImported(
            f"The file unpacks to more than {LARGEST >> 20} MB, which no learner's progress does; it was refused."
        )
    return content


def _split(content: bytes) -> tuple[bytes, bytes]:
    first, _, rest = content.partition(b"\n")
    return first, rest


def _header(line: bytes) -> Mapping[str, Any]:
    try:
        header = json.loads(line)
    except (ValueError, RecursionError):
        header = None
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise NotImported("This is not a file that Full Rank exported. Choose one made with Export.")
    version = header.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise NotImported(
            f"The file was exported by a newer Full Rank (format {version}; this one reads up to {VERSION}). "
            "Upgrade this one, then import again."
        )
    return header


def _sort_in(record: object, attempts: list[Attempt], drafts: list[Draft]) -> None:
    match record:
        case {"attempt": dict(fields)}:
            attempts.append(checked(fields))
        case {"draft": dict(fields)}:
            drafts.append(checked_draft_of(fields))
        case _:
            raise ValueError("holds neither an attempt nor a draft.")


def later(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Of each key the later draft; at the same instant the one of greater text, so that both sides agree."""
    held: dict[str, Draft] = {}
    for draft in drafts:
        held[draft.key] = max(held.get(draft.key, draft), draft)
    yield from held.values()

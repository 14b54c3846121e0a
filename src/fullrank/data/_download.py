"""Fetching a file once: it goes on after a cut, holds the file to its checksum, and never leaves half a file."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from fullrank.data._files import DataError

Progress = Callable[[int, int | None], None]
"""Called with the bytes that are there and the bytes in all, None where the host does not say."""

CHUNK = 1 << 16
ATTEMPTS = 4


@dataclass(frozen=True, slots=True)
class Remote:
    """A file on its own host. checksum is "sha256:…" or "md5:…" where one is published, else empty."""

    url: str
    file: str
    checksum: str = ""


def fetch(
    remote: Remote, folder: Path, *, progress: Progress | None = None, timeout: float = 30.0, pause: float = 1.0
) -> Path:
    """Bring a file into a folder, or find it there, and return its path.

    A cut is tried again up to three times, from the byte it came at; an interrupted fetch goes on at the next call.
    The file appears under its name only when whole. Its sha256 is written beside it, and later calls hold it to that.
    Raises DataError offline, for an answer that is no file, and for a wrong checksum.
    """
    path, part = folder / remote.file, folder / f"{remote.file}.part"
    if path.exists():
        _hold_to_record(path)
        return path
    folder.mkdir(parents=True, exist_ok=True)
    for attempt in range(1, ATTEMPTS + 1):
        try:
            _continue(remote.url, part, progress, timeout)
            break
        except HTTPError as error:
            if error.code < 500 and error.code not in (408, 429) or attempt == ATTEMPTS:
                raise DataError(_refused(remote.url, error.code)) from None
        except (URLError, HTTPException, OSError) as error:
            if attempt == ATTEMPTS or isinstance(error, FileNotFoundError | PermissionError):
                raise DataError(_unreachable(remote.url, part, error)) from None
        time.sleep(pause * attempt)
    _check(part, remote)
    path.with_name(f"{path.name}.sha256").write_text(f"{_digest(part, 'sha256')}  {path.name}\n", encoding="utf-8")
    os.replace(part, path)
    return path


def _continue(url: str, part: Path, progress: Progress | None, timeout: float) -> None:
    """Append what is missing to the part, or start anew where the host sends the whole file again."""
    have = part.stat().st_size if part.exists() else 0
    headers = {"User-Agent": "fullrank", "Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
    try:
        answer = urlopen(Request(url, headers=headers), timeout=timeout)
    except HTTPError as error:
        if error.code != 416 or not have:
            raise
        if error.headers.get("Content-Range") == f"bytes */{have}":  # the part is whole already
            return
        part.unlink()
        raise ConnectionError("the host's file is shorter than the part that was here") from None
    with answer:
        resumed = answer.status == 206
        have = have if resumed else 0
        left = answer.headers.get("Content-Length")
        total = have + int(left) if left and left.isdigit() else None
        _pour(answer, part, "ab" if resumed else "wb", have, total, progress)


def _pour(answer: Any, part: Path, mode: str, have: int, total: int | None, progress: Progress | None) -> None:
    """Copy the answer into the part and tell how far it is; a short answer is a cut."""
    with part.open(mode) as file:
        if progress:
            progress(have, total)
        while chunk := answer.read1(CHUNK):  # what is there now, so that a stall loses nothing
            file.write(chunk)
            have += len(chunk)
            if progress:
                progress(have, total)
    if total is not None and have < total:
        raise ConnectionError(f"the connection was cut after {have:,} of {total:,} bytes")


def _digest(path: Path, kind: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, kind).hexdigest()


def _check(part: Path, remote: Remote) -> None:
    """Throw the part away where it does not have the checksum that its host publishes."""
    if not remote.checksum:
        return
    kind, _, expected = remote.checksum.partition(":")
    got = _digest(part, kind)
    if got != expected:
        part.unlink()
        raise DataError(
            f"{remote.url} came with {kind} {got}, but {expected} is published: the file was damaged on its way or "
            "has been replaced. What came was thrown away; try again, and if it stays so, tell us."
        )


def check_published(sums: Path, files: Iterable[Path]) -> None:
    """Hold files to the list of MD5 sums that their host publishes; one that does not agree is thrown away."""
    lines = (line.split() for line in sums.read_text(encoding="utf-8", errors="replace").splitlines())
    published = {line[1].lstrip("*"): line[0] for line in lines if len(line) == 2}
    for path in files:
        if path.name in published and _digest(path, "md5") != published[path.name]:
            path.unlink()
            raise DataError(
                f"{path} is not the file whose md5 its host publishes ({published[path.name]}); it was thrown away. "
                "Fetch it again, and if it stays so, tell us."
            )


def _hold_to_record(path: Path) -> None:
    """Refuse a file that is not what was fetched the first time."""
    record = path.with_name(f"{path.name}.sha256")
    if record.exists() and _digest(path, "sha256") != record.read_text(encoding="utf-8").split()[0]:
        raise DataError(f"{path} has changed since it was fetched; delete it and fetch it again.")


def _refused(url: str, code: int) -> str:
    if code in (404, 410):
        return f"{url} is not there any more ({code}). Its host may have moved it: look on its pages, and tell us."
    return f"{url} was refused by its host ({code}); try again later."


def _unreachable(url: str, part: Path, error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    kept = (
        f" What came so far ({part.stat().st_size:,} bytes) is kept, and the next try goes on from there."
        if (part.exists())
        else ""
    )
    return f"{url} could not be fetched ({reason}). Are you online?{kept}"

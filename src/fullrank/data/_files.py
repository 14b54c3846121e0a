"""The files that come with the package: each is held to its checksum whenever it is read."""

from __future__ import annotations

import hashlib
from importlib.resources import files


class DataError(Exception):
    """A data file is missing, damaged, or cannot be fetched; says which, why and the way out."""


def shipped(file: str, sha256: str) -> bytes:
    """Read a file that comes with the package. Raises DataError where it is missing or not as it was shipped."""
    try:
        content = files("fullrank.data").joinpath("files", file).read_bytes()
    except OSError as error:
        raise DataError(f"{file} is missing ({error}); install fullrank again.") from None
    check_sha256(content, sha256, file)
    return content


def check_sha256(content: bytes, expected: str, file: str) -> None:
    """Refuse content that does not have the checksum it was shipped with."""
    got = hashlib.sha256(content).hexdigest()
    if got != expected:
        raise DataError(
            f"{file} has changed: its sha256 is {got[:16]}… instead of {expected[:16]}…; install fullrank again."
        )

"""What is slow to unpack, kept unpacked in the user's cache folder as a file that is mapped, not read.

The file is checked whole on every start (55 MB in about 13 ms), so a damaged one is made again and never believed.
Several processes may make it at once: each writes a file of its own, and puts it in place in one step.
"""

from __future__ import annotations

import os
import tempfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

Bytes = NDArray[np.uint8]


def cache_folder() -> Path:
    """Where unpacked data are kept; anything in it may be deleted at any time."""
    return user_cache_path("fullrank", appauthor=False)


def kept(name: str, size: int, crc32: int, unpack: Callable[[], bytes]) -> Bytes:
    """The bytes that unpack gives, read-only, from the cache where they are there and whole.

    (size,). Where the cache cannot be written they are unpacked into memory, at every start anew.
    """
    path = cache_folder() / f"{name}-{crc32:08x}.bytes"
    found = _mapped(path, size, crc32)
    if found is not None:
        return found
    content = np.frombuffer(unpack(), np.uint8)
    _keep(path, content)
    found = _mapped(path, size, crc32)
    return content if found is None else found


def _mapped(path: Path, size: int, crc32: int) -> Bytes | None:
    """The file as a read-only map, or None where it is missing, cut or damaged."""
    try:
        content = np.asarray(np.memmap(path, np.uint8, "r"))
    except (OSError, ValueError):  # ValueError: an empty file cannot be mapped
        return None
    return content if len(content) == size and zlib.crc32(content.data) == crc32 else None


def _keep(path: Path, content: Bytes) -> None:
    """Put the content in place whole or not at all; a cache that cannot be written is done without."""
    if not path.is_absolute():  # a user without a home
        return
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content.data)
            os.replace(part, path)
        finally:
            Path(part).unlink(missing_ok=True)

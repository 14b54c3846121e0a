"""The data that comes with the course: read from files/, each file held to its checksum."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from fullrank.data._graph import Graph


@dataclass(frozen=True, slots=True)
class _Shipped:
    file: str
    sha256: str
    source: str


SHIPPED = {
    "jargon-file": _Shipped(
        "jargon-file.npz",
        "b2b80f6cd455e5b892ac897cfe5427f92ed1f85a247e7218a5b92e0977772399",
        "The Jargon File 4.0.0 (1996), in the public domain: entries and their cross references.",
    ),
    "debian12-depends": _Shipped(
        "debian12-depends.npz",
        "0d28de98c6adc77fb26f962bf96775bcbfab64d780ea669d92fa51cfd8d04143",
        "The package index of Debian 12.15, main, amd64: packages and the packages they depend on.",
    ),
}


class DataError(Exception):
    """A data file is missing, damaged, or cannot be fetched; says which, why and the way out."""


def names() -> tuple[str, ...]:
    """The graphs that load reads, in order."""
    return tuple(sorted(SHIPPED))


@cache
def load(name: str) -> Graph:
    """Read a graph that comes with the course.

    Raises DataError for a name that is not shipped, and for a file that is not as it was shipped.

    >>> graph = load("jargon-file")
    >>> graph.pages, graph.links, graph.names[1112]
    (2143, 7055, 'luser')
    """
    if name not in SHIPPED:
        raise DataError(
            f"No graph called {name!r} comes with the course; there are {', '.join(names())}. "
            "Public graphs that are fetched from their own hosts: fullrank.data.public_names()."
        )
    shipped = SHIPPED[name]
    try:
        content = files("fullrank.data").joinpath("files", shipped.file).read_bytes()
    except OSError as error:
        raise DataError(f"{shipped.file} is missing ({error}); install fullrank again.") from None
    check_sha256(content, shipped.sha256, shipped.file)
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        titles = bytes(arrays["names"]).decode().split("\n")
        graph = Graph(arrays["indptr"], arrays["indices"], tuple(titles), shipped.source)
    graph.indptr.setflags(write=False)  # load hands the same graph to everybody
    graph.indices.setflags(write=False)
    return graph


def check_sha256(content: bytes, expected: str, file: str) -> None:
    """Refuse content that does not have the checksum it was shipped with."""
    got = hashlib.sha256(content).hexdigest()
    if got != expected:
        raise DataError(
            f"{file} has changed: its sha256 is {got[:16]}… instead of {expected[:16]}…; install fullrank again."
        )

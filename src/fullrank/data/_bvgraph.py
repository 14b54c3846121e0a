"""Reading a web graph in BVGraph form, in which the Laboratory for Web Algorithmics keeps its crawls.

A page's list of links is written as the difference from an earlier page's list: which blocks of it to copy, then runs
of neighbouring pages, then the rest as gaps, each number in a code that is short for small numbers.

Source: Boldi & Vigna, The WebGraph framework I: compression techniques, WWW 2004; and the WebGraph documentation.
"""

from __future__ import annotations

from array import array
from pathlib import Path

import numpy as np

from fullrank.data._files import DataError
from fullrank.data._graph import Graph

NEEDED = ("nodes", "arcs", "windowsize", "minintervallength", "zetak")


class _Bits:
    """The bits of a file from the first to the last; each method reads one number."""

    def __init__(self, content: bytes) -> None:
        self.bits = "".join(f"{byte:08b}" for byte in content)
        self.at = 0

    def fixed(self, width: int) -> int:
        """A whole number in so many bits."""
        start, self.at = self.at, self.at + width
        if self.at > len(self.bits):
            raise IndexError
        return int(self.bits[start : self.at], 2) if width else 0

    def unary(self) -> int:
        """The number of zeros before the next one."""
        one = self.bits.index("1", self.at)
        count, self.at = one - self.at, one + 1
        return count

    def gamma(self) -> int:
        """Elias' gamma code of n + 1."""
        width = self.unary()
        return (1 << width) + self.fixed(width) - 1

    def zeta(self, k: int) -> int:
        """Boldi and Vigna's zeta code of n + 1, made for gaps that fall off as a power."""
        h = self.unary() * k
        low = 1 << h
        n = self.fixed(h + k - 1)
        return n + low - 1 if n < low else (n << 1 | self.fixed(1)) - 1


def _signed(n: int) -> int:
    """0, 1, 2, 3, 4 … as 0, -1, 1, -2, 2 …"""
    return n >> 1 ^ -(n & 1)


def _copied(bits: _Bits, earlier: list[int]) -> list[int]:
    """The blocks of an earlier list that this one shares: copy, skip, copy … and the last one to the end."""
    blocks = [bits.gamma() + (1 if k else 0) for k in range(bits.gamma())]
    links: list[int] = []
    at = 0
    for k, length in enumerate(blocks):
        if k % 2 == 0:
            links += earlier[at : at + length]
        at += length
    if len(blocks) % 2 == 0:
        links += earlier[at:]
    return links


def _runs(bits: _Bits, page: int, shortest: int) -> list[int]:
    """Runs of neighbouring pages."""
    links: list[int] = []
    end = page
    for k in range(bits.gamma()):
        left = end + (_signed(bits.gamma()) if k == 0 else bits.gamma() + 1)
        end = left + bits.gamma() + shortest
        links += range(left, end)
    return links


def _rest(bits: _Bits, page: int, count: int, k: int) -> list[int]:
    """Single pages, as gaps."""
    links: list[int] = []
    for _ in range(count):
        links.append(links[-1] + 1 + bits.zeta(k) if links else page + _signed(bits.zeta(k)))
    return links


def _properties(path: Path) -> dict[str, int]:
    lines = (line.partition("=") for line in path.read_text(encoding="latin-1").splitlines() if "=" in line)
    found = {key.strip(): value.strip() for key, _, value in lines}
    missing = [key for key in NEEDED if not found.get(key, "").isdigit()]
    if missing:
        raise DataError(f"{path} says nothing of {', '.join(missing)}; fetch it again.")
    if found.get("compressionflags"):
        raise DataError(f"{path} asks for the codes {found['compressionflags']}; only the standard codes are read.")
    return {key: int(found[key]) for key in NEEDED}


def read_bvgraph(graph: Path, properties: Path, source: str = "") -> Graph:
    """Read a .graph file by what its .properties file says; some 2 microseconds a link.

    Raises DataError for a file that is cut short or is not what its properties say.
    """
    says = _properties(properties)
    n, window = says["nodes"], says["windowsize"]
    bits = _Bits(graph.read_bytes())
    indptr, indices = np.zeros(n + 1, dtype=np.int32), array("i")
    recent: list[list[int]] = [[] for _ in range(window + 1)]
    try:
        for page in range(n):
            links = recent[page % (window + 1)] = _row(bits, page, recent, says)
            indices.extend(links)
            indptr[page + 1] = len(indices)
    except (IndexError, ValueError):
        raise DataError(f"{graph} ends within page {page:,} of {n:,}; delete it and fetch it again.") from None
    if len(indices) != says["arcs"]:
        raise DataError(f"{graph} holds {len(indices):,} links, but {properties.name} says {says['arcs']:,}.")
    return Graph(indptr, np.frombuffer(indices, dtype=np.int32), (), source)


def _row(bits: _Bits, page: int, recent: list[list[int]], says: dict[str, int]) -> list[int]:
    """The links of one page."""
    degree = bits.gamma()
    if degree == 0:
        return []
    back = bits.unary() if says["windowsize"] else 0
    links = _copied(bits, recent[(page - back) % len(recent)]) if back else []
    if len(links) < degree and says["minintervallength"]:
        links += _runs(bits, page, says["minintervallength"])
    links += _rest(bits, page, degree - len(links), says["zetak"])
    if back or len(links) > 1:
        links.sort()
    return links

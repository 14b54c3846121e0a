"""Small pictures with labels: MNIST's handwritten digits, and Fashion-MNIST in the same form."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank.data._cache import Bytes, kept
from fullrank.data._files import DataError, shipped

TRAIN, TEST, SIDE = 60_000, 10_000, 28
PIXELS = SIDE * SIDE
UNPACKED = (TRAIN + TEST) * (PIXELS + 1)
CRC32 = 0x34A89C1D


@dataclass(frozen=True, eq=False, repr=False)
class Images:
    """Pictures and what each shows, both read-only.

    images: (n, 28, 28) uint8, 0 the background, 255 full ink.  labels: (n,) integers, the numbers of the classes.
    """

    images: Bytes
    labels: NDArray[np.int64]

    @property
    def rows(self) -> Bytes:
        """The same pictures as a matrix, a row each, (n, 784); nothing is copied."""
        return self.images.reshape(len(self.images), -1)

    def __len__(self) -> int:
        return len(self.labels)

    def __repr__(self) -> str:
        return f"Images({len(self):,} of {' by '.join(map(str, self.images.shape[1:]))})"


@dataclass(frozen=True, eq=False)
class Digits:
    """Images to train on and images to test with, split as their authors split them.

    classes: what each label stands for.  source: words to show beside a result.
    """

    train: Images
    test: Images
    classes: tuple[str, ...]
    source: str


def read_mnist(file: str, sha256: str, source: str) -> Digits:
    """Unpack the digits that come with the package, once; later starts map what is kept in the cache."""
    content = kept("mnist", UNPACKED, CRC32, lambda: _unpacked(shipped(file, sha256)))
    return _split(content, tuple("0123456789"), source)


def _unpacked(content: bytes) -> bytes:
    try:
        import lzma  # not in every Python that people build themselves
    except ImportError:
        raise DataError(
            "The digits are packed with xz, and this Python was built without it (import lzma fails); "
            "use another Python, or build this one with the liblzma headers installed."
        ) from None
    return lzma.decompress(content)


def _split(content: Bytes, classes: tuple[str, ...], source: str) -> Digits:
    """Train images, test images, train labels, test labels stand in a row."""
    images = content[: (TRAIN + TEST) * PIXELS].reshape(-1, SIDE, SIDE)  # (70000, 28, 28)
    labels = content[(TRAIN + TEST) * PIXELS :].astype(np.int64)  # (70000,); as uint8, 255 + 1 would be 0
    labels.setflags(write=False)
    return Digits(Images(images[:TRAIN], labels[:TRAIN]), Images(images[TRAIN:], labels[TRAIN:]), classes, source)


def read_idx(path: Path) -> tuple[NDArray[np.uint8], bytes]:
    """The array in a gzipped idx file, read-only, and the whole content of the file for its checksum.

    Two zero bytes, 8 for unsigned bytes, the number of axes, their lengths (four bytes each, the highest first), data.
    """
    try:
        content = gzip.decompress(path.read_bytes())
    except (EOFError, zlib.error) as error:
        raise OSError(f"it is cut or damaged: {error}") from None
    axes = content[3] if content[:3] == b"\0\0\x08" and len(content) > 3 else 0
    shape = tuple(int.from_bytes(content[at : at + 4], "big") for at in range(4, 4 + 4 * axes, 4))
    start = 4 + 4 * axes
    if not axes or len(content) - start != int(np.prod(shape, dtype=object)):
        raise OSError("it is no idx file of unsigned bytes")
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape), content


def read_images(*paths: Path, classes: tuple[str, ...], sha256: str, source: str = "") -> Digits:
    """Read train images, train labels, test images and test labels from four idx files.

    sha256: of the four, unzipped, one after another: what a file holds counts, not how it was zipped.
    """
    held: list[NDArray[Any]] = []
    digest = hashlib.sha256()
    for path in paths:
        array, content = read_idx(path)
        digest.update(content)
        held.append(array)
    if digest.hexdigest() != sha256:
        raise OSError(f"its files hold sha256 {digest.hexdigest()[:16]}… unzipped instead of {sha256[:16]}…")
    for k in (1, 3):
        held[k] = held[k].astype(np.int64)
        held[k].setflags(write=False)
    return Digits(Images(held[0], held[1]), Images(held[2], held[3]), classes, source)

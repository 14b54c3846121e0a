"""The picture that comes with the course: one of its own, drawn by scripts/hillside.py."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray

from fullrank.data._files import shipped

Grey = NDArray[np.uint8]


def read_hillside(file: str, sha256: str, source: str) -> Grey:
    """The picture, (129, 129) uint8, 0 black and 255 white, row 0 at the top; read-only."""
    with np.load(io.BytesIO(shipped(file, sha256)), allow_pickle=False) as arrays:
        picture: Grey = arrays["picture"]
    picture.setflags(write=False)
    return picture

"""Making text from inside fit to be shown: no escape sequences, no control characters, no end of the world."""

from __future__ import annotations

import re
from typing import Final

MOST_READ: Final = 8  # how many times the length allowed is read at all: the rest of a flood costs nothing
_SEQUENCES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P^_X][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])|\x9b[0-?]*[ -/]*[@-~]"
)

# Control characters but line feed and tab, and the marks that turn the direction of writing around.
_CONTROLS = dict.fromkeys(
    [*range(9), *range(11, 32), *range(127, 160), 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)]
)


def clean(text: str, longest: int | None = None) -> str:
    """The text without escape sequences and control characters, cut to the longest length allowed."""
    if longest is not None:
        text = text[: MOST_READ * longest]
    plain = _SEQUENCES.sub("", text).translate(_CONTROLS)
    if longest is None or len(plain) <= longest:
        return plain
    return plain[: longest - 1] + "…"

"""The frames in which values travel: kind, request number, length, then the payload."""

from __future__ import annotations

import struct
from typing import Final

from fullrank.sandbox.wire import Bounds

HEADER: Final = struct.Struct("<BQI")

# judge to worker
SETUP: Final = 1
LOAD: Final = 2
CALLS: Final = 3
RUN: Final = 4
ANSWER: Final = 5
# worker to judge
READY: Final = 16
DONE: Final = 17
ASK: Final = 18

NUMBERS: Final = 2**64

# A call-back runs a function of the judge: what it is given stays small, so that nothing made of it grows large.
CALL_BACK_INTEGER_BYTES: Final = 8
CALL_BACK_BYTES: Final = 2**20
CALL_BACK_ITEMS: Final = 20_000
CALL_BACKS: Final = Bounds(8, CALL_BACK_ITEMS, CALL_BACK_BYTES, CALL_BACK_INTEGER_BYTES)

# What the zygote is told for each worker: memory, processor seconds, layers.
# What it tells: the worker's number; and at its end status, microseconds, peak memory.
FORK: Final = struct.Struct("<QII")
BORN: Final = struct.Struct("<I")
GONE: Final = struct.Struct("<iQQ")

LAYERS: Final = ("session", "limits", "not_dumpable", "no_new_privileges", "capabilities", "landlock", "seccomp")


def frame(kind: int, number: int, payload: bytes) -> bytes:
    """One frame."""
    return HEADER.pack(kind, number % NUMBERS, len(payload)) + payload

"""What goes into a sandbox and what comes out of it: limits, outcomes, the seal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Status = Literal["ok", "error", "time", "memory", "died", "value", "protocol"]
STATUSES: tuple[Status, ...] = ("ok", "error", "time", "memory", "died", "value", "protocol")

MEBIBYTE = 2**20
LONGEST_SHOWN = 20_000  # characters of a cell's value


@dataclass(frozen=True, slots=True)
class Limits:
    """What one worker may use.

    Seconds are processor seconds of the worker; waiting (a sleep, a busy machine) may take three times as long.
    memory_bytes is what it may take beyond the interpreter with NumPy; items and depth bound every value that it
    returns; call_backs bounds how often it may call functions of the judge within one request.
    """

    seconds_per_call: float = 2.0
    seconds_total: float = 6.0
    memory_bytes: int = 512 * MEBIBYTE
    output_bytes: int = 64 * 1024
    reply_bytes: int = 16 * MEBIBYTE
    items: int = 200_000
    depth: int = 8
    call_backs: int = 20_000

    def __post_init__(self) -> None:
        """Refuse limits under which no program could run."""
        if min(self.seconds_per_call, self.seconds_total) <= 0:
            came = f"{self.seconds_per_call} and {self.seconds_total}"
            raise ValueError(f"the time limits must be above zero; {came} came")
        if self.memory_bytes < 16 * MEBIBYTE:
            raise ValueError(f"memory_bytes is {self.memory_bytes}; a worker needs at least 16 MiB of its own")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of loading a program or of one call.

    value, with status "ok" only, is the plain value returned. message, exception and line are for the learner, and
    may have been made up by the learner's program; output is what it printed (in a batch: by about that call).
    milliseconds is processor time. arguments_changed is advisory: the worker compared its arguments before and after.
    """

    status: Status
    value: object = None
    message: str = ""
    line: int | None = None
    exception: str = ""
    output: str = ""
    milliseconds: float = 0.0
    arguments_changed: bool = False
    call_backs: int = 0


@dataclass(frozen=True, slots=True)
class Seal:
    """Whether a program is really shut in on this machine, by which layers, and in words that can stand on a page."""

    sealed: bool
    layers: Mapping[str, bool] = field(default_factory=dict)
    words: str = ""


class SandboxError(RuntimeError):
    """The sandbox itself could not do its work: no fault of the program inside."""

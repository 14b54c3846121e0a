"""The sandbox that this process shares: started at the first need, one worker of its own for every submission."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from fullrank.sandbox import Limits, Sandbox, Seal, Worker

# A call that takes two seconds is stuck. Right answers by slow loops take less than half a second for all inputs
# together; what only sleeps holds a place for three times the total. An answer is compared, shown and recognised, so
# it is kept to what can be looked at; an array counts as one item.
LIMITS = Limits(seconds_per_call=2.0, seconds_total=8.0, items=5_000, reply_bytes=4 * 2**20)

_lock = threading.Lock()
_shared: list[Sandbox] = []


def shared_sandbox() -> Sandbox:
    """The sandbox of this process."""
    with _lock:
        if not _shared:
            _shared.append(Sandbox())
        return _shared[0]


def close() -> None:
    """End the shared sandbox; the next need starts another."""
    with _lock:
        while _shared:
            _shared.pop().close()


def open_worker(source: str, filename: str, modules: Mapping[str, str] | None = None) -> Worker:
    """A fresh worker for one program; use it in a `with` statement."""
    return shared_sandbox().open(source, filename=filename, modules=modules or {}, limits=LIMITS)


def seal() -> Seal:
    """How well programs are shut in on this machine."""
    return shared_sandbox().seal()

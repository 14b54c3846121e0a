"""Finding out what the platform really gives: a worker tries what must not work, the judge looks on from outside."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final, Protocol

from fullrank.sandbox.records import MEBIBYTE, Limits, Seal
from fullrank.sandbox.worker import Worker

NEEDED: Final = ("session", "limits", "not_dumpable", "no_new_privileges", "capabilities", "landlock", "seccomp")
NAMES: Final = {
    "session": "a session of its own that ends with the judge",
    "limits": "limits on memory and processor time",
    "not_dumpable": "closed memory",
    "no_new_privileges": "no new privileges",
    "capabilities": "no capabilities",
    "landlock": "closed files",
    "seccomp": "a filter on system calls",
}
_LIMITS: Final = Limits(seconds_per_call=5.0, seconds_total=10.0, memory_bytes=64 * MEBIBYTE)

_ESCAPES: Final = """
import os, socket

def reads(path):
    try:
        return open(path).read()
    except OSError:
        return ""

def forks():
    try:
        child = os.fork()
    except OSError:
        return False
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return True

def connects():
    try:
        socket.socket(socket.AF_UNIX).close()
    except OSError:
        return False
    return True

def takes(size):
    try:
        return len(bytearray(size))
    except MemoryError:
        return 0
"""


class Opener(Protocol):
    """Sandbox.open, as far as it is needed here."""

    def __call__(self, source: str, *, filename: str = ..., limits: Limits = ...) -> Worker:
        """A worker with that source."""


def probe(open_worker: Opener) -> Seal:
    """Try every layer; a layer counts only if it was applied and what it forbids was refused."""
    with open_worker(_ESCAPES, filename="probe.py", limits=_LIMITS) as worker:
        layers = {**dict.fromkeys(NEEDED, False), **worker.layers}
        layers["landlock"] &= _files_are_closed(worker)
        layers["seccomp"] &= not (_value(worker, "forks") or _value(worker, "connects"))
        layers["limits"] &= _value(worker, "takes", 4 * _LIMITS.memory_bytes) == 0
        layers["session"] &= _session(worker.process) == worker.process
        layers["no_new_privileges"] &= _status(worker.process).get("NoNewPrivs", "1") == "1"
        layers["capabilities"] &= int(_status(worker.process).get("CapEff", "0"), 16) == 0
    missing = [NAMES[name] for name in NEEDED if not layers[name]]
    return Seal(not missing, layers, _words(missing))


def _words(missing: list[str]) -> str:
    if not missing:
        return "Sealed: programs run in a process of their own that cannot reach files, the network or other processes."
    return (
        f"Checked, not sealed: this machine does not give {', '.join(missing)}. "
        "That will do for your own programs on your own computer, but not for the marks of a class."
    )


def _files_are_closed(worker: Worker) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        secret = Path(folder, "secret.txt")
        secret.write_text("secret")
        return _value(worker, "reads", str(secret)) == ""


def _value(worker: Worker, name: str, *arguments: object) -> object:
    """What an attempt came to; anything but a plain answer counts as having got out."""
    outcome = worker.call(name, *arguments)
    return outcome.value if outcome.status == "ok" else outcome.status


def _session(process: int) -> int:
    try:
        return os.getsid(process)
    except OSError:
        return -1


def _status(process: int) -> dict[str, str]:
    """The kernel's own account of a process; empty where there is none."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return {}
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}

"""Programs that mean harm: each is contained in bounded time, and an honest program comes out right just after."""

from __future__ import annotations

import os
import platform
import re
import resource
import time
import tomllib
from pathlib import Path

import numpy as np
import pytest

import fullrank
from fullrank.sandbox import Limits, Outcome, Sandbox

TABLE = tomllib.loads(Path(__file__).with_name("attacks.toml").read_text())
ATTACKS = {name: row for name, row in TABLE.items() if row.get("only", platform.machine()) == platform.machine()}
FEWEST = 60
QUICK = Limits(seconds_per_call=0.3, seconds_total=1.0, memory_bytes=128 * 2**20)
PATIENCE = 8.0  # seconds by the clock on the wall, on a busy machine
SECRET = "never-to-be" + "-seen-inside"  # stands in the judge's environment too, see conftest.py

HONEST = """
import numpy as np
def double(x): return 2 * np.asarray(x)
"""

RAW = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def attack(x, f):
    if libc.syscall({number}, {arguments}) >= 0: return "got in"
    raise OSError(ctypes.get_errno(), "EPERM" if ctypes.get_errno() == 1 else "not refused, but failed")
"""

WIRE = """
import os, pickle, struct, sys, time
DONE, ASK, OK = 17, 18, bytes(2)
def send(kind, number, payload):
    rest = struct.pack("<BQI", kind, number % 2**64, len(payload)) + payload
    while rest: rest = rest[os.write(3, rest):]
def secret_number():
    frame = sys._getframe()
    while type(frame.f_locals.get("self")).__name__ != "Inside": frame = frame.f_back
    return frame.f_locals["self"].number
def attack(x, f):
    number = secret_number()
    {wire}
    return "got in"
"""


def program(row: dict[str, object], folder: Path) -> str:
    """The source of an attack."""
    if "raw" in row:
        intel, arm, *arguments = row["raw"]
        number = intel if platform.machine() == "x86_64" else arm
        source = RAW.format(number=number, arguments=", ".join(map(str, arguments)) or "0")
    elif "wire" in row:
        source = WIRE.replace("{wire}", row["wire"].strip())
    else:
        source = row["source"]
    ours = Path(fullrank.__file__).parent
    for word, value in (("SECRET", folder / "secret.txt"), ("FOLDER", folder), ("JUDGE", os.getpid()), ("OURS", ours)):
        source = source.replace(word, str(value))
    return source


def processes_of_session(session: int) -> list[int]:
    """The processes of a worker's session that still run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(folder.name))
    return found


def contents(folder: Path) -> dict[str, tuple[str, int, float]]:
    """Everything about the files of a folder that an attack might change."""
    return {
        str(path): (path.read_text() if path.is_file() else "", path.stat().st_mode, path.stat().st_mtime)
        for path in [folder, *folder.rglob("*")]
    }


def attempt(sandbox: Sandbox, source: str) -> tuple[Outcome, float, int]:
    """Let the attack run; what came of it, how long that took, and the session it ran in."""
    began = time.monotonic()
    with sandbox.open(source, limits=QUICK) as worker:
        outcome = worker.call("attack", 1.0, lambda x: x)
    return outcome, time.monotonic() - began, worker.process


def got_through(row: dict[str, object], outcome: Outcome) -> str:
    """Why an outcome does not count as contained; empty if it does."""
    said = f"{outcome.exception}: {outcome.message}"
    if outcome.status not in row["status"]:
        return f"status {outcome.status}"
    if not re.search(str(row.get("says", "")), said):
        return f"words {said!r}"
    if "value" in row and not np.array_equal(outcome.value, row["value"]):
        return f"value {outcome.value!r}"
    if str(outcome.value).startswith("got in"):
        return "got in"
    return "" if re.fullmatch(r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]*", said + outcome.output) else "control characters"


@pytest.fixture
def shore(tmp_path: Path) -> Path:
    """A folder with a secret that an attack must neither see nor change."""
    (tmp_path / "secret.txt").write_text(SECRET)
    return tmp_path


@pytest.mark.parametrize("name", ATTACKS)
def test_attack_is_contained(name: str, sandbox: Sandbox, shore: Path) -> None:
    before = contents(shore)
    outcome, seconds, session = attempt(sandbox, program(ATTACKS[name], shore))
    assert got_through(ATTACKS[name], outcome) == "", outcome
    assert seconds < PATIENCE
    assert len(outcome.output) <= QUICK.output_bytes and len(outcome.message) <= 2000 and len(outcome.exception) <= 100
    assert contents(shore) == before
    assert not Path("/dev/shm/fullrank-attack").exists()
    assert processes_of_session(session) == []
    with sandbox.open(HONEST, limits=QUICK) as worker:
        assert worker.call("double", [1.0, 2.0]).value.tolist() == [2.0, 4.0]


def test_enough_attacks_were_tried() -> None:
    print(f"{len(ATTACKS)} attacks")
    assert len(ATTACKS) >= FEWEST


def test_attacks_cost_the_judge_little_memory(sandbox: Sandbox, shore: Path) -> None:
    greedy = ["array-larger-than-a-reply", "millions-of-items-in-small-lists", "print-flood", "flood-of-replies"]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name in greedy:
        attempt(sandbox, program(ATTACKS[name], shore))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def test_an_attack_that_gets_in_would_be_noticed(shore: Path) -> None:
    with Sandbox(layers=["session", "limits"]) as open_house:
        outcome, _, _ = attempt(open_house, program(ATTACKS["read-a-secret"], shore))
    assert outcome.value == "got in " + SECRET
    assert got_through(ATTACKS["read-a-secret"], outcome) == "status ok"

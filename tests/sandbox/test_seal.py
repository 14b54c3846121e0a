"""The seal tells the truth: with a layer taken away it says so, and what that layer forbids then happens."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fullrank.sandbox import Limits, Sandbox, Seal
from fullrank.sandbox.frames import LAYERS

SMALL = Limits(memory_bytes=64 * 2**20)

TRICKS = """
import ctypes, os, numpy as np

def reads(path):
    return open(path).read()

def forks():
    child = os.fork()
    if child == 0: os._exit(0)
    return os.waitpid(child, 0)[1]

def connects():
    import socket
    socket.socket(socket.AF_UNIX).close()
    return 0

def makes_executable(path):
    os.chmod(path, 0o755)
    return 0

def reserves():
    return np.empty(10**8).size

def dumpable():
    return ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
"""


def without(*names: str) -> frozenset[str]:
    """All layers but these."""
    return frozenset(LAYERS) - set(names)


def attempt(layers: frozenset[str], name: str, *arguments: object) -> tuple[str, object, Seal]:
    """Status and value of a trick in a worker with those layers, and what the seal says there."""
    with Sandbox(layers=layers) as house, house.open(TRICKS, limits=SMALL) as worker:
        outcome = worker.call(name, *arguments)
        return outcome.status, outcome.value, house.seal()


@pytest.fixture
def secret(tmp_path: Path) -> str:
    (tmp_path / "secret.txt").write_text("secret")
    return str(tmp_path / "secret.txt")


def test_this_machine_seals(sandbox: Sandbox) -> None:
    seal = sandbox.seal()
    if not Path("/proc/self/status").exists():
        pytest.skip("not Linux")
    assert seal.sealed and all(seal.layers[name] for name in LAYERS), seal
    assert seal.words.startswith("Sealed: ")


def test_every_trick_fails_with_all_layers(secret: str) -> None:
    with Sandbox() as house, house.open(TRICKS, limits=SMALL) as worker:
        assert worker.call("reads", secret).exception == "PermissionError"
        assert worker.call("forks").exception == "PermissionError"
        assert worker.call("connects").exception == "PermissionError"
        assert worker.call("makes_executable", secret).exception == "PermissionError"
        assert worker.call("reserves").status == "memory"
        assert os.getsid(worker.process) == worker.process


def test_without_landlock_a_secret_is_read(secret: str) -> None:
    status, value, seal = attempt(without("landlock"), "reads", secret)
    assert (status, value) == ("ok", "secret")
    assert not seal.sealed and not seal.layers["landlock"] and "closed files" in seal.words


@pytest.mark.parametrize("trick", ["forks", "connects"])
def test_without_seccomp_processes_and_sockets_are_made(trick: str) -> None:
    status, value, seal = attempt(without("seccomp"), trick)
    assert (status, value) == ("ok", 0)
    assert not seal.sealed and not seal.layers["seccomp"] and seal.layers["landlock"]


def test_without_seccomp_rights_are_changed_in_spite_of_landlock(secret: str) -> None:
    assert attempt(without("seccomp"), "makes_executable", secret)[:2] == ("ok", 0)
    assert os.stat(secret).st_mode & 0o777 == 0o755


def test_without_limits_memory_is_taken() -> None:
    status, value, seal = attempt(without("limits"), "reserves")
    assert (status, value) == ("ok", 10**8)
    assert not seal.sealed and not seal.layers["limits"] and "limits on memory" in seal.words


def test_without_no_new_privileges_the_kernel_refuses_filter_and_rules() -> None:
    _, _, seal = attempt(without("no_new_privileges"), "forks")
    assert not seal.sealed and not seal.layers["seccomp"] and not seal.layers["landlock"]


def test_without_a_session_a_worker_stays_in_the_zygote_s() -> None:
    with Sandbox(layers=without("session")) as house, house.open(TRICKS) as worker:
        assert os.getsid(worker.process) != worker.process
        assert not house.seal().layers["session"]


def test_without_closed_memory_a_worker_is_dumpable() -> None:
    assert attempt(without("seccomp"), "dumpable")[1] == 0
    assert attempt(without("seccomp", "not_dumpable"), "dumpable")[1] == 1


def test_capabilities_of_root_are_dropped() -> None:
    if os.geteuid() != 0:
        pytest.skip("only root has any to drop")
    _, _, seal = attempt(without("capabilities"), "connects")
    assert not seal.sealed and not seal.layers["capabilities"]
    _, _, seal = attempt(without(), "connects")
    assert seal.layers["capabilities"]


def test_a_seal_that_lacks_something_names_it_and_says_what_it_is_good_for() -> None:
    _, _, seal = attempt(frozenset(), "connects")
    assert seal.words.startswith("Checked, not sealed: ") and "a filter on system calls" in seal.words


def test_layers_are_chosen_by_the_judge_alone(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FULLRANK_SANDBOX_LAYERS", "")
    source = "import os\nos.environ['FULLRANK_SANDBOX_LAYERS'] = ''\ndef names(): return sorted(os.environ)"
    with Sandbox() as house, house.open(source) as worker:
        assert "FULLRANK_SANDBOX_LAYERS" in worker.call("names").value
        assert house.seal().sealed
    with sandbox.open("import os\ndef names(): return sorted(os.environ)") as worker:
        assert not [name for name in worker.call("names").value if "FULLRANK" in name]

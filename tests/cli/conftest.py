"""A learner's folder, and the command run in this process."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from fullrank.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "home"


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """run("check", "pagerank") -> exit code, output, errors; with the learner's folder given."""

    def call(*words: str) -> tuple[int, str, str]:
        code = main([*words, "--home", str(home)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def hears_ctrl_c() -> Callable[[], object]:
    """What a child process does first: a shell in the background hands Ctrl+C down ignored."""
    return lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)

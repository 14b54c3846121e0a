"""`kill -9` in the middle of writing loses nothing that was acknowledged."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from fullrank.progress import Store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="writers are forked")
ROUNDS = 100


class Writers:
    """Starts writers one after another and kills each at a random moment."""

    def __init__(self, path: Path, mode: str) -> None:
        program = [sys.executable, Path(__file__).with_name("writer.py")]
        self.process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.path, self.mode, self.random = path, mode, random.Random(9)

    def killed_once(self) -> list[str]:
        """The ids that one writer acknowledged before it was killed while writing."""
        print(self.path, self.mode, file=self.process.stdin, flush=True)
        writer = int(self.process.stdout.readline().removeprefix("began "))
        acknowledged = [self.process.stdout.readline().strip() for _ in range(self.random.randint(1, 12))]
        time.sleep(self.random.random() * 0.01)
        os.kill(writer, signal.SIGKILL)
        while not (line := self.process.stdout.readline()).startswith("ended"):
            acknowledged.append(line.strip())
        assert int(line.removeprefix("ended ")) == signal.SIGKILL, "the kill did not meet a live writer"
        return acknowledged

    def stop(self) -> None:
        """Let the process that forks end."""
        self.process.stdin.close()
        self.process.wait(timeout=10)
        self.process.stdout.close()


def losses(path: Path, mode: str, rounds: int) -> tuple[int, int]:
    """How many ids were acknowledged, and how many of them are not in the file afterwards."""
    writers, acknowledged, lost = Writers(path, mode), 0, 0
    try:
        for _ in range(rounds):
            ids = writers.killed_once()
            with closing(sqlite3.connect(path)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                kept = {row[0] for row in connection.execute("SELECT id FROM attempt")}
            acknowledged += len(ids)
            lost += len(set(ids) - kept)
    finally:
        writers.stop()
    return acknowledged, lost


def test_a_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path):
    acknowledged, lost = losses(tmp_path / "p.sqlite", "after", ROUNDS)
    assert acknowledged >= 3 * ROUNDS
    assert lost == 0
    with Store(tmp_path / "p.sqlite") as store:
        assert store.notice == ""
        assert store.count() >= acknowledged
        assert store.draft("draft") is not None


def test_acknowledging_before_saving_would_be_caught(tmp_path):
    _, lost = losses(tmp_path / "p.sqlite", "early", 15)
    assert lost > 0

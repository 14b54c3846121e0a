"""Attempts made by hand, graphs made by hand, and places that cannot be written to."""

import itertools
import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fullrank import curriculum
from fullrank.progress import Store, new_attempt
from fullrank.records import Attempt, Concept

START = datetime(2026, 3, 2, 17, tzinfo=UTC)


@pytest.fixture
def start() -> datetime:
    """The evening on which every sequence begins."""
    return START


@pytest.fixture
def answer() -> Callable[..., Attempt]:
    """Makes one attempt; each is a new item, a minute after the one before, unless told otherwise."""
    counter = itertools.count(1)

    def make(concept: str = "determinant", verdict: str = "right", **more) -> Attempt:
        number = next(counter)
        at = more.pop("at", None) or START + timedelta(minutes=number)
        settings = {"concepts": (concept,), "seed": number, "origin": "here", "seconds": 30.0, **more}
        return new_attempt(
            settings.pop("kind", "practice"), settings.pop("subject", f"lesson/{concept}"), verdict, now=at, **settings
        )

    return make


@pytest.fixture
def sequence(answer) -> Callable[..., list[Attempt]]:
    """Attempts from letters: R right, W wrong, H right after a hint, = right on the item before once more."""

    def make(letters: str, concept: str = "determinant", **more) -> list[Attempt]:
        made: list[Attempt] = []
        for letter in letters:
            fields = {"seed": made[-1].seed} if letter == "=" else {}
            made.append(answer(concept, "wrong" if letter == "W" else "right", aided=letter == "H", **fields, **more))
        return made

    return make


@pytest.fixture
def graph() -> Callable[..., dict[str, Concept]]:
    """A graph from name=needs; the order given is the order of teaching."""

    def make(**needs: str) -> dict[str, Concept]:
        return {
            name.replace("_", "-"): Concept(
                name.replace("_", "-"),
                name.replace("_", " ").capitalize(),
                "linear-algebra",
                1,
                f"what {name} is",
                tuple(on.split()),
                (),
                False,
                "core",
            )
            for name, on in needs.items()
        }

    return make


@pytest.fixture(scope="session")
def all_concepts() -> dict[str, Concept]:
    """The graph of the courses."""
    return dict(curriculum.load().concepts)


@pytest.fixture
def store(tmp_path) -> Iterator[Store]:
    """An empty store in a file."""
    with Store(tmp_path / "home" / "progress.sqlite") as opened:
        yield opened


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A file system of its own of 1 MB."""
    yield from _mounted(tmp_path / "disk", "size=1m")


@pytest.fixture
def read_only(tmp_path) -> Iterator[Path]:
    """A folder that nobody can write to: for root a read-only mount, for others a matter of rights."""
    folder = tmp_path / "read-only"
    if os.getuid() == 0:
        yield from _mounted(folder, "ro")
    else:
        folder.mkdir()
        folder.chmod(0o500)
        yield folder
        folder.chmod(0o700)


def _mounted(folder: Path, options: str) -> Iterator[Path]:
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("a file system of its own cannot be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)

"""What all pages share: the curriculum, the question bank, the learner's progress, workspace and settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Protocol

from starlette.requests import Request

from fullrank import curriculum, practice, progress
from fullrank.curriculum import Curriculum
from fullrank.practice import QuestionBank
from fullrank.web.assets import Assets
from fullrank.web.bench import Bench
from fullrank.web.guard import Door
from fullrank.web.map_layout import Band, lay_out
from fullrank.web.settings import SettingsFile
from fullrank.workspace import Workspace

_MOST_REMEMBERED = 10_000
_LOOK_AGAIN = 1.0  # seconds between two looks at the files of courses/


class Notebooks(Protocol):
    """What opens a project's notebook; the command line hands one in where marimo is installed."""

    def open(self, project: str) -> str:
        """Start what is needed and return the address of the project's notebook."""
        ...


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything that is read from courses/, as it stood at one moment."""

    curriculum: Curriculum
    bank: QuestionBank
    bands: tuple[Band, ...]


@dataclass(slots=True)
class Site:
    """The state of the running site."""

    assets: Assets
    workspace: Workspace
    store: progress.Store
    settings: SettingsFile
    notebooks: Notebooks | None
    door: Door
    watch: bool
    bench: Bench = field(default_factory=Bench)
    _helped: set[tuple[str, int]] = field(default_factory=set)
    _shelf: Shelf | None = None
    _seen: tuple[int, int] = (0, 0)
    _looked: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    @property
    def shelf(self) -> Shelf:
        """The content; read again when a file of courses/ changed and the site was asked to watch them."""
        with self._lock:
            if self._shelf is None or (self.watch and self._changed()):
                read = curriculum.load()
                self._shelf = Shelf(read, practice.load(read), lay_out(read.courses, read.concepts))
                self._seen = _newest(read.root)
            return self._shelf

    def remember_help(self, question: str, seed: int) -> None:
        """A hint was shown for an item: loading the page again does not make an answer unaided."""
        if len(self._helped) >= _MOST_REMEMBERED:
            self._helped.clear()
        self._helped.add((question, seed))

    def was_helped(self, question: str, seed: int) -> bool:
        """Whether a hint was shown for an item, or an answer to it was wrong before: its words were a hint."""
        if (question, seed) in self._helped:
            return True
        tried = self.store.attempts(subject=question)
        return any(attempt.seed == seed and attempt.verdict != "right" for attempt in tried)

    def _changed(self) -> bool:
        if monotonic() - self._looked < _LOOK_AGAIN or self._shelf is None:
            return False
        self._looked = monotonic()
        return _newest(self._shelf.curriculum.root) != self._seen


def _newest(folder: Path) -> tuple[int, int]:
    times = [path.stat().st_mtime_ns for path in folder.rglob("*") if path.suffix in (".md", ".toml", ".py", ".json")]
    return len(times), max(times, default=0)


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    site: Site = request.app.state.site
    return site

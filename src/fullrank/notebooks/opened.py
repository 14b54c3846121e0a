"""What a project's notebook calls: the learner's own functions, their verdicts, milestones, and loans."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from fullrank import curriculum, grader
from fullrank.notebooks.errors import NotebookError
from fullrank.notebooks.report import Report, report_of
from fullrank.notebooks.waiting import Waiting, passes_on
from fullrank.progress import ProgressError, Store, exercise_attempt
from fullrank.records import Exercise, Milestone, Verdict
from fullrank.workspace import Workspace, WorkspaceError, open_workspace

HOME_VARIABLE = "FULLRANK_HOME"


def find_home(here: Path | None = None) -> Path:
    """The learner's folder: the one that started this notebook, else the nearest one above, else ~/fullrank."""
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named)
    start = (here or Path.cwd()).resolve()
    above = (folder for folder in (start, *start.parents) if (folder / ".fullrank").is_dir())
    return next(above, Path.home() / "fullrank")


def open_project(project: str, home: Path | str | None = None) -> OpenProject:
    """The project's companion in its notebook. Raises NotebookError for an unknown project or an unusable folder."""
    known = curriculum.load()
    if project not in known.projects:
        raise NotebookError(f"There is no project {project!r}; there are {', '.join(sorted(known.projects))}.")
    try:
        workspace = open_workspace(Path(home) if home else find_home())
    except WorkspaceError as error:
        raise NotebookError(str(error)) from None
    return OpenProject(known, project, workspace)


class OpenProject:
    """Fetches functions from the workspace, judges them as the page does, and remembers what was reached."""

    def __init__(self, known: curriculum.Curriculum, project: str, workspace: Workspace) -> None:
        self.project, self.workspace = known.projects[project], workspace
        self._exercises = known.exercises
        self._verdicts: dict[tuple[str, str], Verdict] = {}
        self._borrowed: set[str] = set()

    def mine(self, name: str) -> Any:
        """Your own function, from my_maths, if it is right; else something that waits for it and stops nothing."""
        exercise = self._exercise(name)
        verdict = self._judge(exercise)
        self._borrowed.discard(name)
        if verdict.status not in ("right", "broken"):
            return Waiting(name, verdict.message)
        try:
            return passes_on(_function(self.workspace.file(exercise), name, self.workspace.home))
        except Exception as error:  # whatever the learner's file does when it is read
            return Waiting(name, f"{type(error).__name__}: {error}.")

    def lend(self, name: str) -> Callable[..., Any]:
        """The course's own function, for going on before yours is right; the milestone then waits for yours."""
        exercise = self._exercise(name)
        self._borrowed.add(name)
        return passes_on(_function(exercise.folder / "solution.py", name, self.workspace.home))

    def check(self, name: str) -> Report:
        """The verdict on your function as it stands in my_maths, the same as on its page; remembered as there."""
        exercise = self._exercise(name)
        verdict = self._judge(exercise)
        trouble = self._remember("exercise", name, verdict, exercise)
        report = report_of(verdict)
        return Report(report.standing, report.title, (*report.parts, *self._way_on(name, verdict), *trouble))

    def milestone(self, name: str, holds: object = True, otherwise: str = "") -> Report:
        """Whether a stage is reached: what it asks for holds, and its exercise is right; remembered once it is."""
        stone = self._stone(name)
        if isinstance(holds, Waiting):
            return Report("note", f"{stone.title}: {holds!r}")
        if not holds:
            return Report("note", f"{stone.title}: not yet.", (("What is missing", otherwise or stone.words),))
        if stone.exercise:
            verdict = self._judge(self._exercise(stone.exercise))
            if verdict.status != "right":
                words = f"`{stone.exercise}` of your own must be right for it. {verdict.message}"
                return Report("note", f"{stone.title}: not yet.", (("What is missing", words),))
        subject = f"{self.project.id}/{stone.id}"
        trouble = self._remember("milestone", subject, Verdict("right", stone.exercise, ""), None)
        number = self.project.milestones.index(stone) + 1
        return Report("right", f"Milestone {number} of {len(self.project.milestones)}: {stone.title}.", trouble)

    def reached(self) -> tuple[str, ...]:
        """The milestones reached so far, in order."""
        with Store(self.workspace.database) as store:
            made = {attempt.subject for attempt in store.attempts(kind="milestone") if attempt.verdict == "right"}
        return tuple(stone.id for stone in self.project.milestones if f"{self.project.id}/{stone.id}" in made)

    def _repr_html_(self) -> str:
        done = set(self.reached())
        items = "".join(
            f"<li>{'✓' if stone.id in done else '○'} {escape(stone.title)}</li>" for stone in self.project.milestones
        )
        folder = f"<p>Your folder: <code>{escape(str(self.workspace.home))}</code></p>"
        return f'{folder}<ol style="list-style:none;padding:0">{items}</ol>'

    def _way_on(self, name: str, verdict: Verdict) -> tuple[tuple[str, str], ...]:
        """Where to solve an exercise, and how to go on without it."""
        if name in self._borrowed:
            return (("Borrowed", "The cells below use the course's own function; milestones wait for yours."),)
        if verdict.status in ("right", "broken"):
            return ()
        words = f"Its page, or `my_maths/{name}.py` in your folder; then run this cell again."
        borrow = f'Write `course.lend("{name}")` here in place of `course.mine("{name}")` to borrow the course\'s own.'
        return (("Where to solve it", words), ("To go on without it", borrow))

    def _exercise(self, name: str) -> Exercise:
        if name not in self._exercises:
            raise NotebookError(f"There is no exercise {name!r}; there are {', '.join(sorted(self._exercises))}.")
        return self._exercises[name]

    def _stone(self, name: str) -> Milestone:
        stones = {stone.id: stone for stone in self.project.milestones}
        if name not in stones:
            raise NotebookError(f"{self.project.title} has no milestone {name!r}; it has {', '.join(stones)}.")
        return stones[name]

    def _judge(self, exercise: Exercise) -> Verdict:
        """The verdict on the file as it stands; asked for once for each text of it."""
        source = self.workspace.read(exercise, grader.starter(exercise))
        key = (exercise.id, source)
        if key not in self._verdicts:
            modules = self.workspace.modules(without=exercise.id)
            verdict = grader.grade(exercise, source, modules=modules)
            if verdict.status == "broken":
                return verdict
            self._verdicts[key] = verdict
        return self._verdicts[key]

    def _remember(
        self, kind: Any, subject: str, verdict: Verdict, exercise: Exercise | None
    ) -> tuple[tuple[str, str], ...]:
        """Record what is new; a notebook runs its cells often, and the same text judged again is no new attempt."""
        written = exercise is not None and self.workspace.file(exercise).exists()
        source = self.workspace.read(exercise, "") if exercise and written else ""
        if verdict.status == "broken" or (exercise and not written):
            return ()
        try:
            with Store(self.workspace.database) as store:
                last = store.last(kind=kind, subject=subject)
                before = (last.answer, last.verdict, last.version) if last else None
                if before != (source, verdict.status, verdict.version):
                    store.record(
                        exercise_attempt(store, exercise, verdict, source)
                        if exercise
                        else store.new_attempt(kind, subject, verdict.status)
                    )
        except ProgressError as error:
            return (("Not remembered", str(error)),)
        return ()


def _function(file: Path, name: str, home: Path) -> Callable[..., Any]:
    """The function of that name in a file, read afresh; it may import the learner's other files from my_maths."""
    sys.path[:] = [str(home), *(place for place in sys.path if place != str(home))]
    for module in [known for known in sys.modules if known == "my_maths" or known.startswith("my_maths.")]:
        del sys.modules[module]  # they too may have changed since
    importlib.invalidate_caches()
    spec = importlib.util.spec_from_file_location(f"my_maths_{name}", file)
    if spec is None or spec.loader is None:
        raise NotebookError(f"{file} cannot be read as Python; check that it ends in .py.")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return getattr(loaded, name)  # type: ignore[no-any-return]

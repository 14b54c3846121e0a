"""check, watch, hint, reset: the programming exercises from a terminal, with the verdict that the page gives."""

from __future__ import annotations

import argparse
import sys
import textwrap
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import watchfiles

from fullrank import curriculum, grader, progress
from fullrank.cli.home import add_home, add_json, as_json, in_plain_text, look_up, store_of, workspace_of
from fullrank.records import Exercise, Verdict
from fullrank.workspace import Workspace, WorkspaceError


def add(commands: Any) -> None:
    """Add the commands."""
    check = commands.add_parser("check", help="judge an exercise: the file of your workspace, or another")
    check.add_argument("exercise")
    check.add_argument("file", nargs="?", type=Path, help="a file with your answer (default: my_maths/EXERCISE.py)")
    add_json(check)
    check.set_defaults(run=run_check)
    watch = commands.add_parser("watch", help="judge each file of my_maths/ whenever you save it")
    watch.add_argument("exercise", nargs="?", help="only this one")
    watch.set_defaults(run=run_watch)
    hint = commands.add_parser("hint", help="the next hint for an exercise")
    hint.add_argument("exercise")
    add_json(hint)
    hint.set_defaults(run=run_hint)
    reset = commands.add_parser("reset", help="put the starter of an exercise back; what you wrote is kept beside it")
    reset.add_argument("exercise")
    reset.set_defaults(run=run_reset)
    for command in (check, watch, hint, reset):
        add_home(command)


def run_check(options: argparse.Namespace) -> int:
    """Judge once and say the verdict."""
    exercise = look_up(options.exercise, curriculum.load().exercises, "exercise")
    workspace = workspace_of(options)
    verdict = judge(exercise, workspace, _source(exercise, workspace, options.file))
    print(as_json(verdict) if options.json else in_words(verdict))
    return 0 if verdict.status == "right" else 1


def _source(exercise: Exercise, workspace: Workspace, file: Path | None) -> str:
    if file is None:
        workspace.begin(exercise, grader.starter(exercise))
        return workspace.read(exercise, "")
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WorkspaceError(f"{file} cannot be read ({error}); give the path of a Python file.") from None


def judge(exercise: Exercise, workspace: Workspace, source: str) -> Verdict:
    """The verdict, remembered as an attempt; a fault of ours is told and not remembered."""
    verdict = grader.grade(exercise, source, modules=workspace.modules(without=exercise.id))
    if verdict.status == "broken":
        return verdict
    with store_of(workspace) as store:
        try:
            store.record(progress.exercise_attempt(store, exercise, verdict, source))
        except progress.NotSaved as error:
            print(f"fullrank: the verdict stands, but it was not saved. {error}", file=sys.stderr)
    return verdict


def in_words(verdict: Verdict) -> str:
    """The verdict as a learner reads it."""
    lines = [f"{verdict.exercise}: {in_plain_text(verdict.message)}"]
    if verdict.status == "wrong":
        lines.append(f"  what must hold   {in_plain_text(verdict.says)}")
    for name, text in (("input", verdict.input), ("got", verdict.got), ("expected", verdict.expected)):
        if text:
            lines += [f"  {name}", textwrap.indent(text, "    ")]
    if verdict.line:
        lines.append(f"  at your line {verdict.line}")
    if verdict.words:
        lines.append(textwrap.fill(in_plain_text(verdict.words), 100, initial_indent="  ", subsequent_indent="  "))
    if not verdict.sealed:
        lines.append("  (checked, not sealed: this system lacks a layer of the sandbox; see `fullrank doctor`)")
    return "\n".join(lines)


def run_watch(options: argparse.Namespace) -> int:
    """Judge a file whenever it is saved, until interrupted."""
    exercises = curriculum.load().exercises
    workspace = workspace_of(options)
    wanted = (
        {options.exercise: look_up(options.exercise, exercises, "exercise")} if options.exercise else dict(exercises)
    )
    for exercise in wanted.values():
        if options.exercise:
            workspace.begin(exercise, grader.starter(exercise))
    print(f"Watching {workspace.maths}. Save a file to have it judged; Ctrl+C ends.", flush=True)
    for changes in watchfiles.watch(workspace.maths, debounce=150, raise_interrupt=False):
        for name in sorted({Path(path).stem for _, path in changes if path.endswith(".py")} & set(wanted)):
            exercise = wanted[name]
            print(in_words(judge(exercise, workspace, workspace.read(exercise, ""))) + "\n", flush=True)
    return 0


def run_hint(options: argparse.Namespace) -> int:
    """The next hint; asking for one marks the following submissions as aided."""
    exercise = look_up(options.exercise, curriculum.load().exercises, "exercise")
    hints = grader.hints(exercise)
    with store_of(workspace_of(options)) as store:
        number = progress.give_hint(store, exercise, len(hints))
    if options.json:
        print(as_json({"exercise": exercise.id, "hint": hints[number - 1], "number": number, "of": len(hints)}))
    else:
        print(f"Hint {number} of {len(hints)}: {in_plain_text(hints[number - 1])}")
    return 0


def run_reset(options: argparse.Namespace) -> int:
    """Put the starter back."""
    exercise = look_up(options.exercise, curriculum.load().exercises, "exercise")
    workspace = workspace_of(options)
    kept = workspace.reset(exercise, grader.starter(exercise), datetime.now(UTC))
    print(f"{workspace.file(exercise)} is the starter again.")
    if kept:
        print(f"What you wrote is kept in {kept}.")
    return 0

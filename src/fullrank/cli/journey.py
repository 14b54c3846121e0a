"""next, progress, export, import, notebook: where a learner is, and taking it along."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fullrank import curriculum, grader, notebooks, practice, progress
from fullrank.cli.home import add_home, add_json, as_json, look_up, store_of, workspace_of
from fullrank.curriculum import Curriculum


def add(commands: Any) -> None:
    """Add the commands."""
    following = commands.add_parser("next", help="where to go on")
    add_json(following)
    following.set_defaults(run=run_next)
    standing = commands.add_parser("progress", help="where you stand, concept by concept")
    standing.add_argument("--all", action="store_true", help="concepts that you have not begun as well")
    add_json(standing)
    standing.set_defaults(run=run_progress)
    export = commands.add_parser("export", help="write your attempts into one file")
    export.add_argument("file", type=Path)
    export.set_defaults(run=run_export)
    importing = commands.add_parser("import", help="add the attempts of an exported file; nothing here is lost")
    importing.add_argument("file", type=Path)
    importing.set_defaults(run=run_import)
    notebook = commands.add_parser("notebook", help="open a project's notebook, until Ctrl+C")
    notebook.add_argument("project")
    notebook.add_argument("--no-browser", action="store_true", help="print the address only")
    notebook.add_argument("--ipynb", type=Path, metavar="FILE", help="write it as a Jupyter notebook instead")
    notebook.set_defaults(run=run_notebook)
    for command in (following, standing, export, importing, notebook):
        add_home(command)


def taught(content: Curriculum) -> frozenset[str]:
    """The concepts that have a lesson and questions; what a lesson only recalls is not offered by itself."""
    return frozenset(concept for concept in practice.load(content).concepts() if content.lesson_of(concept))


def run_next(options: argparse.Namespace) -> int:
    """Say where to go on."""
    content = curriculum.load()
    available = taught(content)
    with store_of(workspace_of(options)) as store:
        step = progress.next_step(store.attempts(), content.concepts, available, datetime.now(UTC))
    lesson = content.lesson_of(step.concept) if step.concept else None
    unwritten = [e.id for e in (lesson.exercises if lesson else ())]
    if options.json:
        fields = {"kind": step.kind, "concept": step.concept, "words": step.words}
        print(as_json(fields | {"lesson": lesson.id if lesson else "", "exercises": unwritten}))
    else:
        print(step.words)
        if lesson:
            print(f"Lesson: {lesson.title}. Exercises: {', '.join(unwritten) or 'none'}.")
    return 0


def run_progress(options: argparse.Namespace) -> int:
    """Say where the learner stands."""
    content = curriculum.load()
    available = taught(content)
    with store_of(workspace_of(options)) as store:
        states = progress.map_states(store.attempts(), content.concepts, datetime.now(UTC), available)
    shown = {name: s for name, s in states.items() if options.all or s.level != "new" or name in available}
    if options.json:
        print(as_json({name: {"level": s.level, "share": s.share, "reason": s.reason} for name, s in shown.items()}))
        return 0
    for name, state in shown.items():
        print(f"{state.level:9} {content.concepts[name].title:28} {state.reason}")
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Write one file."""
    with store_of(workspace_of(options)) as store:
        path = store.export(options.file)
        print(f"{store.count()} attempts are in {path}.")
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Add what a file holds."""
    with store_of(workspace_of(options)) as store:
        print(store.import_(options.file).words)
    return 0


def run_notebook(options: argparse.Namespace) -> int:
    """Open a notebook, or write it as .ipynb."""
    project = look_up(options.project, curriculum.load().projects, "project")
    workspace = workspace_of(options)
    if options.ipynb:
        print(f"Written: {notebooks.export_ipynb(project.id, options.ipynb)}")
        return 0
    with notebooks.NotebookServer(workspace.home) as server:
        address = server.open(project.id)
        notebooks.show(address, browser=not options.no_browser)
        print(f"{project.title}: {address}\nCtrl+C ends it.", flush=True)
        server.wait()
    grader.close()
    return 0

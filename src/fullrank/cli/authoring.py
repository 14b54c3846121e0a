"""author new, check, bank, preview: for whoever writes the course."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from fullrank import author, curriculum, grader
from fullrank.author.gate import exercises_of
from fullrank.cli import serving
from fullrank.cli.home import add_home, add_json, as_json


def add(commands: Any) -> None:
    """Add the commands."""
    parser = commands.add_parser("author", help="for authors: new, check, bank, preview")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    new = actions.add_parser("new", help="begin a lesson, question, exercise or figure")
    new.add_argument("kind", choices=("lesson", "question", "exercise", "figure"))
    new.add_argument(
        "arguments", nargs="+", metavar="NAME", help="lesson: COURSE WEEK NAME; question, exercise: LESSON NAME"
    )
    new.set_defaults(run=run_new)
    check = actions.add_parser("check", help="look at everything that can be held of the course, and count it")
    check.add_argument("names", nargs="*", metavar="NAME", help="only these lessons or exercises")
    check.add_argument("--draws", type=int, default=100, help="how often each generator is drawn (default 100)")
    check.add_argument("--texts", action="store_true", help="only what is written: no draws, no exercises judged")
    add_json(check)
    check.set_defaults(run=run_check)
    bank = actions.add_parser("bank", help="draw the bank of an exercise anew and write it to its folder")
    bank.add_argument("names", nargs="+", metavar="EXERCISE")
    bank.set_defaults(run=run_bank)
    preview = actions.add_parser("preview", help="open the course and read its files again whenever they change")
    serving.add_options(preview)
    add_home(preview)
    preview.set_defaults(run=run_preview)


def run_new(options: argparse.Namespace) -> int:
    """Begin something."""
    print(f"Begun. Open {author.begin(options.kind, tuple(options.arguments))}")
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Run the gate; the exit code is 1 where it found a fault."""
    quiet = options.json or not sys.stderr.isatty()
    tell = (lambda _: None) if quiet else (lambda line: print(line, file=sys.stderr))
    report = author.check(tuple(options.names), draws=options.draws, proofs=not options.texts, tell=tell)
    if options.json:
        print(as_json({"passed": report.passed, "counts": report.counts, "faults": report.faults}))
        return 0 if report.passed else 1
    for fault in report.faults:
        print(f"FAULT  {fault}")
    print(", ".join(f"{number:,} {name}" for name, number in report.counts.items()))
    print(f"{len(report.faults)} faults.")
    return 0 if report.passed else 1


def run_bank(options: argparse.Namespace) -> int:
    """Draw banks."""
    for exercise in exercises_of(curriculum.load(), tuple(options.names)):
        print(f"Written: {grader.draw_bank(exercise)}")
    return 0


def run_preview(options: argparse.Namespace) -> int:
    """Serve with a watch on the files."""
    return serving.serve(options, watch=True)

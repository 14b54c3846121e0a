"""data: the data sets that are here, and fetching public ones from their own hosts."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import asdict
from pathlib import Path
from textwrap import fill, indent
from typing import Any

from fullrank import data
from fullrank.cli.home import add_home, add_json, as_json, home_of, workspace_of


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("data", help="list the data sets, or get a public one")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="what is here and what can be had, how large, from where, on which terms")
    listing.add_argument("--to", type=Path, help="the folder that was fetched into (default: data/ in your workspace)")
    add_json(listing)
    add_home(listing)
    listing.set_defaults(run=run_list)
    get = actions.add_parser("get", help="fetch a public data set from its own host; goes on after a cut")
    get.add_argument("name")
    get.add_argument("--to", type=Path, help="a folder (default: data/ in your workspace)")
    get.set_defaults(run=run_get)
    add_home(get)


def run_list(options: argparse.Namespace) -> int:
    """What is here and what can be had."""
    folder = options.to or home_of(options) / "data"
    entries = data.catalogue(folder)
    if options.json:
        public = {name: data.public(name).title for name in data.public_names()}
        sets = [asdict(entry) for entry in entries]
        print(as_json({"shipped": list(data.names()), "public": public, "sets": sets, "folder": folder}))
        return 0
    for entry in entries:
        where = f"fetched, in {folder}" if entry.where == "fetched" else entry.where
        print(f"{entry.name:17} {entry.megabytes:5.2f} MB  {where}")
        for line in (f"{entry.holds}.", entry.source, f"Licence: {entry.licence}."):
            print(indent(fill(line, 100), " " * 4))
    print("\nfullrank.data.load(name) reads what comes with the course; `fullrank data get NAME` fetches the others.")
    print(f"The digits are kept unpacked in {data.cache_folder()} (55 MB), which may be deleted at any time.")
    return 0


def run_get(options: argparse.Namespace) -> int:
    """Fetch one."""
    folder = options.to or workspace_of(options).home / "data"
    found = data.get(options.name, folder, progress=_Meter())
    held = f"{found.pages:,} pages, {found.links:,} links" if isinstance(found, data.Graph) else _pictures(found)
    packaged = data.public(options.name).packaged
    print(f"\n{options.name}: {held}, in {packaged[0].parent if packaged else folder}.")
    return 0


def _pictures(found: data.Digits) -> str:
    return f"{len(found.train):,} pictures to train on, {len(found.test):,} to test with"


class _Meter:
    """Prints how far a fetch is, a few times a second."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, have: int, total: int | None) -> None:
        now = time.monotonic()
        if now < self._next and have != total:
            return
        self._next = now + 0.2
        share = f" of {total / 1e6:.1f} MB ({100 * have / total:.0f} %)" if total else " MB"
        print(f"\r{have / 1e6:.1f}{share}   ", end="", file=sys.stderr, flush=True)

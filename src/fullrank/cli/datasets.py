"""data: the data sets that are here, and fetching public ones from their own hosts."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from fullrank import data
from fullrank.cli.home import add_home, add_json, as_json, workspace_of


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("data", help="list the data sets, or get a public one")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="what is here and what can be had")
    add_json(listing)
    listing.set_defaults(run=run_list)
    get = actions.add_parser("get", help="fetch a public data set from its own host; goes on after a cut")
    get.add_argument("name")
    get.add_argument("--to", type=Path, help="a folder (default: data/ in your workspace)")
    get.set_defaults(run=run_get)
    add_home(get)


def run_list(options: argparse.Namespace) -> int:
    """What is here and what can be had."""
    shipped = list(data.names())
    public = {name: data.public(name).title for name in data.public_names()}
    if options.json:
        print(as_json({"shipped": shipped, "public": public}))
        return 0
    for name in shipped:
        print(f"here      {name}")
    for name, title in public.items():
        print(f"to fetch  {name:12} {title}")
    return 0


def run_get(options: argparse.Namespace) -> int:
    """Fetch one."""
    folder = options.to or workspace_of(options).home / "data"
    graph = data.get(options.name, folder, progress=_Meter())
    print(f"\n{options.name}: {len(graph.indptr) - 1:,} pages, {len(graph.indices):,} links, in {folder}.")
    return 0


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

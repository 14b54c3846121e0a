"""Write docs/performance.md from the results of the races: python bench/report.py

Nothing in that page is typed by hand but the words below; a test holds the page equal to what this makes of results/.
"""

from __future__ import annotations

import race  # isort: skip  holds the threads before NumPy is loaded

import json
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"

# The jobs in their order: heading, the races' names begin with, and what a reader should know before the numbers.
JOBS = {
    "PageRank": (
        ("pagerank",),
        "From an array of links to ranks whose residual |G x - x|₁, summed anew by another routine, is at most 1e-10. "
        "How to use it: [rank pages](using/rank-pages.md).",
    ),
    "Networks": (
        ("network",),
        "An epoch of mini-batch training on the 60,000 MNIST images, compiling and the first call left out (they stand "
        "under `first`). How to use it: [train a network](using/train-a-network.md).",
    ),
    "Derivatives": (
        ("derivatives",),
        "The gradient of a network's loss by reverse mode, in float64, against the gradient written by hand.",
    ),
    "Curves fitted one at a time": (
        ("fits", "fit-one", "nist"),
        "Everyone at default settings. How to use it: [fit a curve](using/fit-a-curve.md).",
    ),
    "Curves fitted by the hundred thousand": (
        ("fit-batch", "dask-fits"),
        "How to use it: [fit many curves](using/fit-many-curves.md).",
    ),
    "Principal components": (
        ("pca", "dask-pca"),
        "The angle is the largest principal angle, as its sine, between the found directions and those of the "
        "covariance summed exactly in float64. How to use it: [reduce dimensions](using/reduce-dimensions.md).",
    ),
}

INTRODUCTION = """# How fast, beside what

The four jobs of the course at a size where speed matters, against the packages that people use for them, each at its
best settings. Everything here is written by `scripts/bench`, which anyone can run again.

**How to read it.** Contenders take turns, each run in a process of its own, round after round. The *ratio* is the
peer's processor time divided by ours within a round, and the median of the rounds is shown: 2 means that the peer takes
twice as long. Trust ratios, not seconds: on a busy machine both sides slow down, and wall times more than any. *First*
is what comes before the clock starts: imports, and compiling where a package does that. *Extra MiB* is the most memory
taken beyond the input. Under each table stands what the machine could do at best, from the rates below. A ratio between
0.8 and 1.2 means "the same".
"""


def results() -> list[dict[str, Any]]:
    """All kept results but the limits, by name."""
    files = sorted(path for path in race.RESULTS.glob("*.json") if not path.name.startswith("limits-"))
    return [{"name": path.stem, **json.loads(path.read_text())} for path in files]


def limits_table() -> str:
    """What the machine can do at best, as a table."""
    lines = ["## The machine", "", "| threads | what | G/s |", "|--:|---|--:|"]
    units = {
        "bandwidth": "bytes",
        "gathers": "float64 gathered from this many",
        "links": "links read in order, each with a number from the cache",
        "side_by_side": "operations or bytes",
        "products": "operations",
    }
    for file in sorted(race.RESULTS.glob("limits-*.json")):
        found = json.loads(file.read_text())
        for group, unit in units.items():
            lines += [
                f"| {found['threads']} | {name}, {unit} | {rate / 1e9:.2f} |"
                for name, rate in found.get(group, {}).items()
            ]
    return "\n".join(lines)


def section(title: str, beginnings: tuple[str, ...], words: str, found: list[dict[str, Any]]) -> str:
    """One job: its words, then a table for each of its races."""
    mine = [result for result in found if result["name"].startswith(beginnings)]
    if not mine:
        raise SystemExit(f"No results for {title!r}: run scripts/bench first.")
    return "\n\n".join([f"## {title}", words, *map(shown, mine)])


def shown(result: dict[str, Any]) -> str:
    """One result under its heading, which a race that words itself may have written already."""
    if "markdown" not in result:
        return race.table(result)
    heading = f"### {result['title']}"
    return f"{heading}\n\n{result['markdown'].removeprefix(heading).lstrip()}"


def page() -> str:
    """The whole page."""
    found = results()
    sections = [section(title, *job, found) for title, job in JOBS.items()]
    shown = {result["name"] for result in found for names, _ in JOBS.values() if result["name"].startswith(names)}
    lost = {result["name"] for result in found} - shown
    if lost:
        raise SystemExit(f"These results belong to no section of report.py: {sorted(lost)}.")
    return "\n\n".join([INTRODUCTION.strip(), *sections, limits_table()]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page())
    print(f"docs/performance.md: {len(results())} races")

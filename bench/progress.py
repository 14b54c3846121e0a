"""How long remembering takes: the store, the map and the schedule at 10,000 attempts. Run: python bench/progress.py."""

from __future__ import annotations

import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fullrank import progress
from fullrank.progress import schedule
from fullrank.records import Attempt, Concept

ATTEMPTS = 10_000
MAP_LIMIT_MS = 50.0
START = datetime(2026, 1, 5, 17, tzinfo=UTC)
CONCEPTS = Path(__file__).parents[1] / "courses" / "concepts.json"


def concepts() -> dict[str, Concept]:
    """The concepts of the courses."""
    read = json.loads(CONCEPTS.read_text(encoding="utf-8"))
    return {c["id"]: Concept(**{**c, "needs": tuple(c["needs"]), "slips": tuple(c["slips"])}) for c in read}


def a_year(graph: dict[str, Concept], each_own_sitting: bool) -> list[Attempt]:
    """10,000 attempts: forty an evening on a few concepts, or, as the worst case, every one a sitting of its own."""
    rng = random.Random(1)
    names = list(graph)
    found = []
    for i in range(ATTEMPTS):
        apart = timedelta(hours=9 * (i // len(names)), seconds=i)
        at = START + (apart if each_own_sitting else timedelta(days=i // 40, seconds=60 * (i % 40)))
        concept = names[i % len(names)] if each_own_sitting else names[(i // 60 + rng.randrange(4)) % len(names)]
        verdict = "right" if rng.random() < 0.75 else "wrong"
        found.append(
            progress.new_attempt(
                "practice", f"lesson/{concept}", verdict, now=at, origin="bench", concepts=(concept,), seed=i,
                answer="(1, -2)", seconds=40.0,
            )
        )  # fmt: skip
    return found


def milliseconds(job: Callable[[], object], rounds: int = 9) -> float:
    """The median of several runs."""
    spent = []
    for _ in range(rounds):
        begin = time.perf_counter()
        job()
        spent.append((time.perf_counter() - begin) * 1000)
    return statistics.median(spent)


def cold(job: Callable[[], object]) -> Callable[[], object]:
    """The job with nothing kept from earlier runs."""

    def run() -> object:
        schedule._card.cache_clear()
        return job()

    return run


def pure_functions(graph: dict[str, Concept]) -> list[tuple[str, float]]:
    """The functions that pages call."""
    usual, worst = a_year(graph, False), a_year(graph, True)
    now = START + timedelta(days=400)
    return [
        ("map_states, 10,000 attempts, first page", milliseconds(cold(lambda: progress.map_states(usual, graph, now)))),
        ("map_states, 10,000 attempts, later pages", milliseconds(lambda: progress.map_states(usual, graph, now))),
        ("map_states, worst (each a sitting)", milliseconds(cold(lambda: progress.map_states(worst, graph, now)))),
        ("map_states, worst, later pages", milliseconds(lambda: progress.map_states(worst, graph, now))),
        ("review_queue", milliseconds(lambda: progress.review_queue(usual, graph, now))),
        ("next_step", milliseconds(lambda: progress.next_step(usual, graph, graph, now))),
        ("stuck", milliseconds(lambda: progress.stuck(usual, graph))),
        ("next_question (placement)", milliseconds(lambda: progress.next_question((), graph, graph))),
    ]  # fmt: skip


def the_store(graph: dict[str, Concept], folder: Path) -> list[tuple[str, float]]:
    """The store, filled with 10,000 attempts by an import."""
    first = progress.Store(folder / "first.sqlite")
    rows = [
        (
            "open a new store (migrations run)",
            milliseconds(lambda: progress.Store(folder / f"{time.monotonic_ns()}.sqlite").close(), 3),
        )
    ]
    for attempt in a_year(graph, False)[:200]:
        first.record(attempt)
    one = iter([replace(attempt, id=f"x{i}") for i, attempt in enumerate(a_year(graph, False)[:200])])
    rows.append(
        ("record one attempt (on the disk when it returns)", milliseconds(lambda: first.record(next(one)), 200))
    )
    package = folder / "all.gz"
    progress.store.exchange.write(package, progress.store.exchange.pack(a_year(graph, False), (), "bench", START))
    big = progress.Store(folder / "big.sqlite")
    rows.append(("import 10,000 attempts", milliseconds(lambda: big.import_(package), 1)))
    rows.append(("read 10,000 attempts, first time", milliseconds(big.attempts, 1)))
    rows.append(("read them again", milliseconds(big.attempts, 50)))
    rows.append(("export 10,000 attempts", milliseconds(lambda: big.export(folder / "out.gz"), 3)))
    rows.append(("state_hash", milliseconds(big.state_hash, 3)))
    big.close()
    rows.append(
        (
            "open a store of 10,000 (whole file checked)",
            milliseconds(lambda: progress.Store(folder / "big.sqlite").close(), 5),
        )
    )
    return rows


def main() -> None:
    """Print the table, and fail when the map is slower than promised."""
    graph = concepts()
    with tempfile.TemporaryDirectory() as folder:
        rows = pure_functions(graph) + the_store(graph, Path(folder))
    print("| job | ms |\n|---|---|")
    for name, spent in rows:
        print(f"| {name} | {spent:.2f} |")
    if rows[0][1] > MAP_LIMIT_MS:
        raise SystemExit(f"map_states took {rows[0][1]:.1f} ms; {MAP_LIMIT_MS:.0f} ms were promised.")


if __name__ == "__main__":
    main()

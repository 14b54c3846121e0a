"""A race: contenders that do the same work, each run in a process of its own, in turn, round after round.

Import this before NumPy: it holds every library to THREADS threads (one, unless FULLRANK_BENCH_THREADS says otherwise).
The main figure is processor seconds; a ratio is taken within a round, peer ÷ ours, and the median of the rounds is
shown, since a busy machine slows whole rounds alike. Memory is the most that the process takes beyond the problem.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

THREADS = int(os.environ.get("FULLRANK_BENCH_THREADS", "1"))
for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[variable] = str(THREADS)
if THREADS == 1:
    os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Contender:
    """One way to do the work.

    run(problem) is what the clock covers.  prepare() comes before it and is timed apart, as `first`: imports, and a
    call on something small where a library compiles or loads at its first call.  rounds: fewer for a very slow peer.
    """

    name: str
    run: Callable[[Any], Any]
    settings: str = ""
    packages: tuple[str, ...] = ()
    prepare: Callable[[], object] | None = None
    rounds: int | None = None
    limit: float = 300.0


@dataclass
class Row:
    """What was measured of one contender, one entry a round."""

    name: str
    settings: str
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    ratio: list[float] = field(default_factory=list)
    wall_ratio: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    extra_mib: list[float] = field(default_factory=list)
    quality: list[float] = field(default_factory=list)
    failure: str = ""


def _peak_kib() -> int:
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


def _run_apart(contender: Contender, problem: Any, check: Callable[[Any, Any], float], pipe: Any) -> None:
    try:
        begun = time.perf_counter()
        if contender.prepare:
            contender.prepare()
        first = time.perf_counter() - begun
        Path("/proc/self/clear_refs").write_text("5")  # forget the peak of the preparation
        before, wall, cpu = _peak_kib(), time.perf_counter(), time.process_time()
        answer = contender.run(problem)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        extra = (_peak_kib() - before) / 1024
        pipe.send({"cpu": cpu, "wall": wall, "first": first, "extra_mib": extra, "quality": check(problem, answer)})
    except Exception as error:  # a peer that breaks is a row of the table, not the end of the race
        pipe.send({"failure": f"{type(error).__name__}: {error}"[:300]})


def measure(contender: Contender, problem: Any, check: Callable[[Any, Any], float]) -> dict[str, Any]:
    """One run in a forked child, which shares the problem's memory and nothing else."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_run_apart, args=(contender, problem, check, there))
    child.start()
    there.close()
    try:
        outcome = here.recv() if here.poll(contender.limit) else {"failure": f"not done in {contender.limit:.0f} s"}
    except EOFError:
        outcome = {"failure": "its process died"}
    if child.is_alive() and "failure" in outcome:
        child.kill()
    child.join()
    return outcome


def race(
    name: str,
    title: str,
    work: str,
    problem: Any,
    contenders: list[Contender],
    check: Callable[[Any, Any], float],
    *,
    quality: str,
    limit: dict[str, Any] | None = None,
    rounds: int = 3,
    finish: Callable[[dict[str, Any]], None] = lambda result: None,
) -> dict[str, Any]:
    """Run all contenders in turn, print the table, and keep it as results/<name>.json.

    contenders: ours first, all ratios are to it.  check(problem, answer) -> how far off the answer is, which the table
    heads with `quality`.  limit: {"words": ..., "seconds": ...}, what the machine could do at best.
    finish(result) may add to the result what only the runs could tell, before it is printed and kept.
    """
    rows = [Row(contender.name, contender.settings) for contender in contenders]
    for turn in range(rounds):
        places = [k for k, contender in enumerate(contenders) if turn < (contender.rounds or rounds)]
        outcomes: dict[int, dict[str, Any]] = {}
        for place in places[turn % len(places) :] + places[: turn % len(places)]:  # somebody else first each round
            if not rows[place].failure:
                outcomes[place] = measure(contenders[place], problem, check)
                rows[place].failure = outcomes[place].pop("failure", "")
                said = outcomes[place].get("cpu", rows[place].failure)
                print(f"  round {turn + 1}  {contenders[place].name}: {said}", flush=True)
        for place, outcome in outcomes.items():
            for key, value in outcome.items():
                getattr(rows[place], key).append(value)
            if outcome and outcomes.get(0):
                rows[place].ratio.append(outcome["cpu"] / max(outcomes[0]["cpu"], 1e-9))
                rows[place].wall_ratio.append(outcome["wall"] / max(outcomes[0]["wall"], 1e-9))
    packages = sorted({package for contender in contenders for package in contender.packages} | {"numpy", "scipy"})
    result = {
        "name": name,
        "title": title,
        "work": work,
        "quality": quality,
        "threads": THREADS,
        "load": os.getloadavg()[0],
        "made": datetime.now(UTC).strftime("%Y-%m-%d"),
        "versions": {package: _version(package) for package in packages},
        "limit": limit,
        "rows": [asdict(row) for row in rows],
    }
    finish(result)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(result, indent=1) + "\n")
    print(table(result))
    return result


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _row(row: dict[str, Any]) -> str:
    if row["failure"]:
        why = row["failure"].replace("LeftOut: ", "left out: ")
        return f"| {row['name']} | | | | | | {why} | {row['settings']} |"
    middle = {key: statistics.median(row[key]) for key in ("cpu", "wall", "ratio", "extra_mib", "first")}
    return (
        f"| {row['name']} | {middle['ratio']:.2f} | {_seconds(middle['cpu'])} | {_seconds(middle['wall'])} "
        f"| {_seconds(middle['first'])} | {middle['extra_mib']:.0f} | {max(row['quality']):.2e} | {row['settings']} |"
    )


def _seconds(value: float) -> str:
    return f"{value:.3g}"


def table(result: dict[str, Any]) -> str:
    """The race as a Markdown table; ratios are median processor time, peer ÷ ours."""
    lines = [
        f"### {result['title']}",
        "",
        result["work"],
        "",
        f"| | ratio | processor s | wall s | first s | extra MiB | {result['quality']} | settings |",
        "|---|--:|--:|--:|--:|--:|--:|---|",
        *map(_row, result["rows"]),
    ]
    if result["limit"]:
        lines += ["", f"Limit: {result['limit']['words']}: {_seconds(result['limit']['seconds'])} s."]
    versions = ", ".join(f"{package} {number}" for package, number in result["versions"].items())
    threads = "one thread" if result["threads"] == 1 else f"{result['threads']} threads"
    rounds = max(len(row["cpu"]) for row in result["rows"])
    lines += ["", f"{result['made']}, {rounds} rounds, {threads}, load {result['load']:.1f} at the end; {versions}."]
    return "\n".join(lines)

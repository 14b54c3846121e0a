"""How long a verdict takes: processor time of judge and worker together, for every answer that the course keeps.

Run: python bench/grading.py [rounds]. Each round grades every answer once, in turn, so that all see the same machine.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator

from fullrank import curriculum
from fullrank.grader import grade
from fullrank.records import Exercise

BUDGET = 300.0  # milliseconds of processor time for a right answer


def answers(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Kind and source of every answer of an exercise."""
    yield "right", (exercise.folder / "solution.py").read_text()
    for kind in ("right", "wrong"):
        for file in sorted((exercise.folder / kind).glob("*.py")):
            yield kind, file.read_text()


def graded(exercise: Exercise, source: str) -> tuple[float, float, float]:
    """Processor milliseconds of judge and of worker, and wall milliseconds."""
    wall, judge = time.perf_counter(), time.thread_time()
    verdict = grade(exercise, source)
    return 1000 * (time.thread_time() - judge), verdict.milliseconds, 1000 * (time.perf_counter() - wall)


def main(rounds: int) -> int:
    known = curriculum.load()
    found = [*known.exercises.values(), *known.of_exams.values()]
    times: dict[tuple[str, str], list[tuple[float, float, float]]] = defaultdict(list)
    slowest: dict[tuple[str, str], float] = defaultdict(float)
    for turn in range(rounds + 1):  # the first warms caches and is not counted
        for exercise in found:
            for place, (kind, source) in enumerate(answers(exercise)):
                measured = graded(exercise, source)
                if turn:
                    times[exercise.id, kind].append(measured)
                    times[exercise.id, f"{kind} {place}"].append(measured)
    print("medians in ms of processor time, and of wall time; slowest is the slowest of the answers")
    print(
        f"{'exercise':18} {'kind':6} {'answers':>7} {'judge':>7} {'worker':>7} {'both':>7} {'slowest':>7} {'wall':>7}"
    )
    for exercise in found:
        for kind in ("right", "wrong"):
            rows = times[exercise.id, kind]
            judge, worker, wall = (statistics.median(column) for column in zip(*rows, strict=True))
            each = [
                value for (name, label), value in times.items() if name == exercise.id and label.startswith(f"{kind} ")
            ]
            slowest[exercise.id, kind] = max(statistics.median(row[0] + row[1] for row in rows) for rows in each)
            both = statistics.median(row[0] + row[1] for row in rows)
            worst = slowest[exercise.id, kind]
            medians = " ".join(f"{number:7.1f}" for number in (judge, worker, both, worst, wall))
            print(f"{exercise.id:18} {kind:6} {len(each):7} {medians}")
    worst = max(value for (_, kind), value in slowest.items() if kind == "right")
    print(f"slowest right answer: {worst:.0f} ms of processor time; budget {BUDGET:.0f} ms")
    return int(worst > BUDGET)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))

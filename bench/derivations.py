"""How long a derivation takes: processor time of every tool's example, on the first call of a process and after.

Run: python bench/derivations.py [rounds].
"""

from __future__ import annotations

import statistics
import sys
import time

from fullrank.derivations import WORKBENCH

BUDGET = 150.0  # milliseconds of processor time, so that a derivation is there while its button still moves


def took(name: str) -> float:
    """Processor milliseconds of a tool at its example."""
    tool = WORKBENCH[name]
    began = time.process_time()
    tool.function(**{item.name: item.example for item in tool.inputs})
    return 1000 * (time.process_time() - began)


def main(rounds: int) -> int:
    first = {name: took(name) for name in WORKBENCH}
    after = {name: statistics.median(took(name) for _ in range(rounds)) for name in WORKBENCH}
    print(f"milliseconds of processor time: the first call, and the median of {rounds} after it")
    for name in sorted(WORKBENCH, key=after.__getitem__):
        print(f"{name:28} {first[name]:7.1f} {after[name]:7.1f}")
    slow = [name for name, milliseconds in after.items() if milliseconds > BUDGET]
    print(f"{len(WORKBENCH)} tools, {len(slow)} over {BUDGET:.0f} ms {slow or ''}")
    return bool(slow)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 9))

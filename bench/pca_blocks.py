"""PCA of bytes that come in blocks: the same bits, however the rows are split. A part of bench/pca.py."""

from __future__ import annotations

import race  # isort: skip  holds the threads before NumPy is loaded

import json
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import numpy as np

from fullrank.maths import Components, pca

Split = tuple[np.ndarray, np.ndarray]  # the rows in their order, and where they are cut, first and last included


def splits(X: np.ndarray) -> dict[str, Split]:
    """Ways of cutting the rows, even and uneven, and in another order; what each is called."""
    N, rng = len(X), np.random.default_rng(1)
    found = {f"blocks of {rows:,} rows": (X, np.r_[0:N:rows, N]) for rows in (511, 1000, 4096, 20_000)}
    for number in (7, 200):
        cuts = np.sort(rng.choice(np.arange(1, N), number - 1, replace=False))
        found[f"{number} blocks, cut anywhere"] = X, np.r_[0, cuts, N]
    cuts = np.r_[0, 1, 3, N // 2, N - 1, N]
    found["blocks of 1 row, 2 rows, and the rest"] = X, cuts
    found["the rows shuffled, blocks of 4,096 rows"] = X[rng.permutation(N)], np.r_[0:N:4096, N]
    return found


def blocks(split: Split) -> Iterator[np.ndarray]:
    """One block after another."""
    rows, cuts = split
    return (rows[start:stop] for start, stop in zip(cuts[:-1], cuts[1:], strict=True))


def bits(found: Components) -> bytes:
    """All that was found, to the last bit."""
    return b"".join(part.tobytes() for part in (found.mean, found.directions, found.variances))


def timed(given: Any, k: int) -> tuple[bytes, float]:
    """The bits of the answer, and processor seconds."""
    begun = time.process_time()
    found = pca(given, k, ddof=1)
    return bits(found), time.process_time() - begun


def compare(X: np.ndarray, k: int, rounds: int) -> None:
    """Print and keep the table, and fail where a bit differs."""
    ways = splits(X)
    expected, _ = timed(X, k)
    equal, ratios = dict.fromkeys(ways, True), {name: [] for name in ways}
    for _ in range(rounds):
        for name, split in ways.items():
            again, alone = timed(X, k)
            found, seconds = timed(blocks(split), k)
            equal[name] &= found == expected == again
            ratios[name].append(seconds / alone)
    rows = [
        f"| {name} | {len(cuts) - 1} | {statistics.median(ratios[name]):.2f} "
        f"| {'the same' if equal[name] else 'OTHER'} |"
        for name, (_, cuts) in ways.items()
    ]
    words = "\n".join(
        [
            f"{len(X):,} images of MNIST, {X.shape[1]} bytes each, as blocks that come one after another, against the "
            f"whole array in one call: processor time, and whether mean, {k} directions and variances are the same "
            "byte for byte.",
            "",
            "| split | blocks | processor time, against the whole | bits |",
            "|---|--:|--:|---|",
            *rows,
            "",
            f"{datetime.now(UTC):%Y-%m-%d}, {rounds} rounds; numpy {np.__version__}.",
        ]
    )
    result = {"name": "pca-bytes-blocks", "title": "Bytes, however they are split into blocks", "markdown": words}
    race.RESULTS.mkdir(exist_ok=True)
    (race.RESULTS / f"{result['name']}.json").write_text(json.dumps(result, indent=1) + "\n")
    print(f"### {result['title']}\n\n{words}")
    if not all(equal.values()):
        raise SystemExit("The bits depend on the split.")

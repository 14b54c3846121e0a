"""PageRank: ours against SciPy CSR power iteration and NetworkX on an R-MAT internet, interleaved in one run.

    python bench/pagerank.py [pages] [rounds]

Each contender gets int32 arrays of links and must hand back ranks whose residual |G x - x|, summed here in another way,
is at most 1e-10. Times are processor seconds; ratios are to ours, within a round, and the median is shown. Memory is
the most that a fresh process takes beyond the links.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import networkx
import numpy as np
from scipy import sparse

from fullrank.maths import pagerank_sparse, rmat_internet

DAMPING, TOLERANCE = 0.85, 1e-10


def ours(n, sources, targets):
    return pagerank_sparse((np.append(sources, n - 1), np.append(targets, n - 1)), DAMPING, tol=TOLERANCE).value


def scipy_power(n, sources, targets):
    sources, targets = np.append(sources, n - 1), np.append(targets, n - 1)
    out = np.bincount(sources, minlength=n)
    P = sparse.csr_array((1.0 / out[sources], (targets, sources)), shape=(n, n))
    x, dangling = np.full(n, 1 / n), np.flatnonzero(out == 0)
    while True:
        new = DAMPING * (P @ x) + (DAMPING * x[dangling].sum() + 1 - DAMPING) / n
        if np.abs(new - x).sum() <= TOLERANCE:
            return x
        x = new


def networkx_pagerank(n, sources, targets):
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(zip(sources.tolist(), targets.tolist(), strict=True))
    graph.add_edge(n - 1, n - 1)
    ranks = networkx.pagerank(graph, DAMPING, tol=TOLERANCE / n, max_iter=1000)
    return np.fromiter((ranks[page] for page in range(n)), float, n)


SMALL = 3, np.array([0, 1], dtype=np.int32), np.array([1, 2], dtype=np.int32)
CONTENDERS = {"ours": ours, "SciPy CSR power": scipy_power, "NetworkX": networkx_pagerank}


def residual(x, n, sources, targets):
    sources, targets = np.append(sources, n - 1), np.append(targets, n - 1)
    out = np.bincount(sources, minlength=n)
    moved = DAMPING * np.bincount(targets, weights=x[sources] / out[sources], minlength=n)
    return float(np.abs(moved + (1 - moved.sum()) / n - x).sum())


def run_apart(name, arguments, pipe):
    CONTENDERS[name](*SMALL)  # loads what is loaded at the first call
    Path("/proc/self/clear_refs").write_text("5")  # forget the peak that the parent had
    before = peak()
    start = time.process_time()
    x = CONTENDERS[name](*arguments)
    seconds = time.process_time() - start
    pipe.send((seconds, (peak() - before) / 1024, residual(x, *arguments)))


def peak():
    """The most memory that this process has taken so far, in KiB."""
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


def measure(name, arguments):
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    child = context.Process(target=run_apart, args=(name, arguments, there))
    child.start()
    result = here.recv()
    child.join()
    return result


def main(pages=100_000, rounds=5):
    sources, targets = rmat_internet(pages, 16 * pages, seed=1)
    loops = (sources == pages - 1) & (targets == pages - 1)
    order = np.random.default_rng(2).permutation(len(sources))
    order = order[~loops[order]]  # links come in no order
    arguments = pages, sources[order].astype(np.int32), targets[order].astype(np.int32)
    print(f"R-MAT, {pages:,} pages, {len(arguments[1]):,} links, damping {DAMPING}, {rounds} rounds")
    rows = {name: [] for name in CONTENDERS}
    for _ in range(rounds):
        for name in CONTENDERS:
            rows[name].append(measure(name, arguments))
    mine = np.array([seconds for seconds, _, _ in rows["ours"]])
    print(f"{'':18}{'cpu s':>8}{'ratio':>8}{'MiB':>8}{'residual':>10}")
    for name, results in rows.items():
        seconds, memory, residuals = np.array(results).T
        late = "" if residuals.max() <= TOLERANCE * 1.01 else "  misses the tolerance"
        print(
            f"{name:18}{np.median(seconds):8.3f}{np.median(seconds / mine):8.2f}{np.median(memory):8.0f}"
            f"{residuals.max():10.1e}{late}"
        )


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))

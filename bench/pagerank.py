"""PageRank: from an array of links to ranks, against everything that is used for it today.

    python bench/pagerank.py [--quick] [only-these ...]

Each contender gets int32 arrays of links in random order and must hand back ranks in float64, damping 0.85, whose
residual |G x - x|₁, summed here over the links in another way, is at most 1e-10. Simulated internets: R-MAT with 16
links a page, and a web of sites. A real one, cnr-2000, joins where FULLRANK_GRAPHS names a folder with cnr-2000.npz
(indptr, indices) or with the files that fullrank.data.get fetches. Sweeps and bytes a link are added to the settings.
"""

from __future__ import annotations

import race  # isort: skip  holds the threads before NumPy is loaded

import argparse
import multiprocessing
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import limits
import numpy as np
from scipy import sparse

from fullrank import data
from fullrank.maths import pagerank_sparse, rmat_internet, web_internet
from fullrank.maths._pagerank import pagerank as _pagerank

DAMPING, TOLERANCE = 0.85, 1e-10
SWEEPS = multiprocessing.Array("i", 4)  # what the forked children counted: ours, two threads, no compiler, SciPy
OURS, TWO, PLAIN, POWER = range(4)


class Size(NamedTuple):
    """How a race is run on internets of some size."""

    large: bool = False  # beyond what peers of hundreds of bytes a link can hold
    rounds: int = 3
    middling_rounds: int = 3  # of fast-pagerank, the quickest of the packages
    limit: float = 300.0  # seconds for each of the slow peers
    without: tuple[str, ...] = ()


SIZES = {100_000: Size(), 1_000_000: Size(limit=150.0), 5_000_000: Size(True, 2, 1, limit=90.0)}


class Web(NamedTuple):
    """Who links to whom: (links,) int32 each, distinct; the last page has a link."""

    pages: int
    sources: np.ndarray
    targets: np.ndarray


# --- ours ------------------------------------------------------------------------------------------------------------


def ours(web: Web, threads: int = 1, which: int = OURS) -> np.ndarray:
    found = pagerank_sparse((web.sources, web.targets), DAMPING, tol=TOLERANCE, threads=threads)
    SWEEPS[which] = found.steps
    return found.value


def load_ours(threads: int = 1) -> None:
    """Import Numba and what it has compiled before; a small internet would be ranked without."""
    kept, _pagerank.LINKS_WORTH_COMPILING = _pagerank.LINKS_WORTH_COMPILING, 0
    pagerank_sparse((SMALL.sources, SMALL.targets), threads=threads)
    _pagerank.LINKS_WORTH_COMPILING = kept


def do_without_compiler() -> None:
    os.environ["FULLRANK_NO_COMPILER"] = "1"
    pagerank_sparse((np.array([0]), np.array([1])))


# --- peers -----------------------------------------------------------------------------------------------------------


def scipy_power(web: Web) -> np.ndarray:
    n = web.pages
    out = np.bincount(web.sources, minlength=n)
    P = sparse.csr_array((1.0 / out[web.sources], (web.targets, web.sources)), shape=(n, n))
    x, dangling = np.full(n, 1 / n), np.flatnonzero(out == 0)
    for sweeps in range(1, 1000):
        new = DAMPING * (P @ x) + (DAMPING * x[dangling].sum() + 1 - DAMPING) / n
        SWEEPS[POWER] = sweeps
        if np.abs(new - x).sum() <= TOLERANCE:
            break
        x = new
    return x


def fast_pagerank_power(web: Web) -> np.ndarray:
    from fast_pagerank import pagerank_power

    ones = np.ones(len(web.sources))
    A = sparse.csr_matrix((ones, (web.sources, web.targets)), shape=(web.pages, web.pages))
    return pagerank_power(A, p=DAMPING, tol=FAST_PAGERANK_TOLERANCE, max_iter=1000)


FAST_PAGERANK_TOLERANCE = 1e-12  # in the 2-norm


def igraph_prpack(web: Web) -> np.ndarray:
    import igraph

    if len(web.sources) < 3_000_000:
        edges: Any = list(zip(web.sources.tolist(), web.targets.tolist(), strict=True))  # its quicker way in
    else:
        edges = np.column_stack([web.sources, web.targets])
    graph = igraph.Graph(n=web.pages, edges=edges, directed=True)
    return np.array(graph.pagerank(damping=DAMPING))


def networkit(web: Web) -> np.ndarray:
    import networkit as nk

    nk.setNumberOfThreads(race.THREADS)
    graph = nk.GraphFromCoo((web.sources, web.targets), n=web.pages, directed=True)
    sinks = nk.centrality.SinkHandling.DistributeSinks
    ranking = nk.centrality.PageRank(graph, DAMPING, tol=TOLERANCE, distributeSinks=sinks)
    ranking.norm = nk.centrality.Norm.L1_NORM
    return np.array(ranking.run().scores())


def scikit_network(web: Web) -> np.ndarray:
    from sknetwork.ranking import PageRank

    ones = np.ones(len(web.sources))
    A = sparse.csr_matrix((ones, (web.sources, web.targets)), shape=(web.pages, web.pages))
    return PageRank(DAMPING, solver="diteration", n_iter=200, tol=TOLERANCE).fit_predict(A)


def networkx(web: Web) -> np.ndarray:
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from(range(web.pages))
    graph.add_edges_from(zip(web.sources.tolist(), web.targets.tolist(), strict=True))
    ranks = nx.pagerank(graph, DAMPING, tol=TOLERANCE / web.pages, max_iter=1000)
    return np.fromiter((ranks[page] for page in range(web.pages)), float, web.pages)


SMALL = Web(3, np.array([0, 1, 2], dtype=np.int32), np.array([1, 2, 0], dtype=np.int32))


class LeftOut(Exception):
    """Why a peer does not run here."""


def too_much_memory(bytes_a_link: int) -> Callable[[Web], np.ndarray]:
    def run(web: Web) -> np.ndarray:
        raise LeftOut(f"{bytes_a_link} bytes a link would be {bytes_a_link * len(web.sources) / 1e9:.1f} GB")

    return run


def contenders(size: Size) -> list[race.Contender]:
    """Ours first; peers that take ten times our time or more run once, and for a limited time on a large internet."""

    def peer(name: str, run: Callable[[Web], np.ndarray], settings: str, package: str, **more: Any) -> race.Contender:
        return race.Contender(name, run, settings, (package,), prepare=lambda: run(SMALL), **more)

    once = {"rounds": 1, "limit": size.limit}
    words = f"pagerank_power, tol={FAST_PAGERANK_TOLERANCE:.0e} in its 2-norm"
    found = [
        race.Contender("Full Rank", ours, "Gauss-Seidel sweeps, Numba, one thread", ("numba",), load_ours),
        race.Contender(
            "Full Rank, two threads",
            lambda web: ours(web, 2, TWO),
            "threads=2; see wall",
            ("numba",),
            lambda: load_ours(2),
        ),
        race.Contender(
            "Full Rank, no compiler", lambda web: ours(web, 1, PLAIN), "BiCGstab(2) on SciPy", (), do_without_compiler
        ),
        peer("SciPy CSR, power iteration", scipy_power, "written out, stop at 1e-10", "scipy"),
        peer("fast-pagerank", fast_pagerank_power, words, "fast-pagerank", **once | {"rounds": size.middling_rounds}),
        peer("igraph", igraph_prpack, "PRPACK, its own tolerance", "igraph", **once),
        peer("NetworKit", networkit, "COO, L1 norm 1e-10, sinks distributed", "networkit", **once),
        peer("scikit-network", scikit_network, "diteration, 200 iterations", "scikit-network", **once),
        peer("NetworkX", networkx, "its SciPy back end, tol=1e-10/n", "networkx", **once),
    ]
    return [_within_memory(contender, size) for contender in found if contender.name not in size.without]


BYTES_A_LINK = {"igraph": 193, "NetworkX": 440}  # as measured on smaller internets


def _within_memory(contender: race.Contender, size: Size) -> race.Contender:
    """The contender, or one of its name that says why it does not run."""
    if not size.large or contender.name not in BYTES_A_LINK:
        return contender
    return replace(contender, run=too_much_memory(BYTES_A_LINK[contender.name]), prepare=None)


# --- the races -------------------------------------------------------------------------------------------------------


def residual(web: Web, x: np.ndarray) -> float:
    """|G x - x|₁, summed over the links."""
    out = np.bincount(web.sources, minlength=web.pages)
    moved = DAMPING * np.bincount(web.targets, weights=(x / np.maximum(out, 1))[web.sources], minlength=web.pages)
    return float(np.abs(moved + (1 - moved.sum()) / web.pages - x).sum())


def draw(kind: str, pages: int, path: Path) -> None:
    drawn = rmat_internet(pages, 16 * pages, 1) if kind == "r-mat" else web_internet(pages, seed=1)
    order = np.random.default_rng(2).permutation(len(drawn[0]))
    np.save(path, np.stack([side[order].astype(np.int32) for side in drawn]))


def simulated(kind: str, pages: int) -> Web:
    """An internet with its links in random order, drawn once and kept among the temporary files."""
    path = Path(tempfile.gettempdir()) / f"fullrank-bench-{kind}-{pages}.npy"
    if not path.exists():  # in a process of its own, so that what it leaves behind in memory serves no contender
        child = multiprocessing.get_context("fork").Process(target=draw, args=(kind, pages, path))
        child.start()
        child.join()
    sources, targets = np.load(path)
    return Web(int(max(sources.max(), targets.max())) + 1, sources, targets)


def cnr() -> Web | None:
    folder = Path(os.environ.get("FULLRANK_GRAPHS", "graphs"))
    if (folder / "cnr-2000.npz").exists():
        arrays = np.load(folder / "cnr-2000.npz")
        graph = data.Graph(arrays["indptr"], arrays["indices"])
    elif (folder / "cnr-2000.graph").exists():
        graph = data.get("cnr-2000", folder)
    else:
        return None
    sources, targets = graph.edges()
    order = np.random.default_rng(2).permutation(len(sources))
    return Web(graph.pages, sources[order].astype(np.int32), targets[order].astype(np.int32))


def finish(result: dict[str, Any], web: Web) -> None:
    """Add to the settings the sweeps counted and bytes a link, and the limit, which needs the sweeps."""
    links = len(web.sources)
    for row in result["rows"]:
        if row["extra_mib"]:
            row["settings"] += f"; {np.median(row['extra_mib']) * 2**20 / links:.0f} bytes a link"
    for number, what in ((OURS, "sweeps"), (TWO, "sweeps"), (PLAIN, "products"), (POWER, "products")):
        result["rows"][number]["settings"] += f"; {SWEEPS[number]} {what}"
    rates, sweeps = limits.limits("links"), SWEEPS[OURS]
    onward = np.count_nonzero(np.bincount(web.sources, minlength=web.pages)[web.targets])
    reads = (onward * sweeps + links) / rates["links"]["near"]
    result["limit"] = {
        "words": f"{sweeps} sweeps at the rate at which this machine reads links in order and finds each rank in the "
        "nearest cache, and 24 bytes a link copied to sort them; the rest is for ranks further off and ends of rows",
        "seconds": reads + 24 * links / rates["bandwidth"]["copy"],
    }


def run(name: str, words: str, web: Web, size: Size) -> None:
    work = (
        f"{words}: {web.pages:,} pages, {len(web.sources):,} links in random order, damping {DAMPING}; "
        f"from int32 arrays to ranks with a residual of at most {TOLERANCE:.0e}."
    )
    race.race(
        f"pagerank-{name}",
        f"PageRank, {words}, {web.pages:,} pages",
        work,
        web,
        contenders(size),
        residual,
        quality="residual",
        rounds=size.rounds,
        finish=lambda result: finish(result, web),
    )


WORDS = {"r-mat": "R-MAT, 16 links a page", "web": "a web of sites"}


def main(quick: bool, only: list[str]) -> None:
    limits.limits("links")  # says at once where it was never measured
    for pages, size in SIZES.items():
        for kind, words in WORDS.items():
            name = f"{kind}-{pages}"
            if not (quick and pages > 100_000) and (not only or name in only):
                run(name, words, simulated(kind, pages), size._replace(without=("NetworkX",) if quick else ()))
    real = cnr()
    if real is None:
        print("cnr-2000 is left out: no folder with it is named by FULLRANK_GRAPHS.")
    elif not only or "cnr-2000" in only:
        run("cnr-2000", "a crawl of the Italian CNR domain", real, Size(without=("NetworkX",)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small internets only")
    parser.add_argument("only", nargs="*", help="names of races, such as web-1000000")
    given = parser.parse_args()
    main(given.quick, given.only)

"""PCA against scikit-learn, PyTorch, fbpca and NumPy: bytes, floats, more rows than memory, more columns than rows.

    python bench/pca.py [--quick]

Quality is the sine of the largest angle between the directions found and those of the covariance summed exactly (for
bytes) or in float64. Where all directions are asked for there is no angle, and it is the largest error of a variance,
as a share of the largest variance. A method that is fast because it is far off shows so.
"""

from __future__ import annotations

import race  # isort: skip  holds the threads before NumPy is loaded

import argparse
import resource
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import limits
import numpy as np
import pca_blocks

from fullrank import data
from fullrank.maths import pca

ALLOWED = 256 << 20  # bytes of private memory beyond what the imports took, for the race out of core


@dataclass
class Problem:
    """Samples, how many directions, and the truth: (D, k) directions and (k,) variances, divided by N - 1."""

    X: Any
    k: int
    directions: np.ndarray
    variances: np.ndarray
    file: str = ""


Answer = tuple[np.ndarray, np.ndarray]  # directions as rows, (k, D), and variances, (k,)


def top(S: np.ndarray, k: int) -> Answer:
    values, vectors = np.linalg.eigh(S)
    return vectors[:, ::-1][:, :k], values[::-1][:k]


def exactly_summed(X: np.ndarray, k: int) -> Answer:
    """From the covariance of bytes in whole numbers: N G - s sᵀ has no rounding in int64."""
    N, D = X.shape
    G = np.zeros((D, D))
    for start in range(0, N, 10_000):
        block = X[start : start + 10_000].astype(np.float64) - 128
        G += block.T @ block  # whole numbers below 2⁵³
    s = X.sum(axis=0, dtype=np.int64) - 128 * N
    whole = N * G.astype(np.int64) - np.outer(s, s)
    return top((whole.astype(np.longdouble) / N / (N - 1)).astype(np.float64), k)


def summed_in_float64(X: np.ndarray, k: int) -> Answer:
    """From two passes in float64."""
    N, D = X.shape
    mean = X.mean(axis=0, dtype=np.float64)
    if N < D:
        C = X - mean
        values, U = np.linalg.eigh(C @ C.T)
        return np.linalg.qr(C.T @ U[:, ::-1][:, :k])[0], values[::-1][:k] / (N - 1)
    S = np.zeros((D, D))
    for start in range(0, N, 10_000):
        C = X[start : start + 10_000] - mean
        S += C.T @ C
    return top(S / (N - 1), k)


def check(problem: Problem, answer: Answer) -> float:
    found, variances = np.asarray(answer[0], np.float64).T, np.asarray(answer[1], np.float64)
    if problem.k == problem.directions.shape[0]:
        return float(np.abs(variances - problem.variances).max() / problem.variances[0])
    found = np.linalg.qr(found)[0]
    rest = problem.directions - found @ (found.T @ problem.directions)
    return float(np.linalg.norm(rest, 2))


# the contenders


def ours(**settings: Any) -> Callable[[Problem], Answer]:
    def run(problem: Problem) -> Answer:
        found = pca(problem.X, problem.k, ddof=1, **settings)
        return found.directions.T, found.variances

    return run


def sklearns(solver: str, **settings: Any) -> Callable[[Problem], Answer]:
    def run(problem: Problem) -> Answer:
        from sklearn.decomposition import PCA

        fitted = PCA(problem.k, svd_solver=solver, random_state=0, **settings).fit(problem.X)
        return fitted.components_, fitted.explained_variance_

    return run


def incremental(problem: Problem) -> Answer:
    from sklearn.decomposition import IncrementalPCA

    fitting = IncrementalPCA(problem.k)
    size = max(5 * problem.X.shape[1], problem.k)  # its own rule
    for start in range(0, len(problem.X), size):
        if len(problem.X) - start >= problem.k:  # it takes no smaller block
            fitting.partial_fit(problem.X[start : start + size])
    return fitting.components_, fitting.explained_variance_


def torch_lowrank(q: int, niter: int) -> Callable[[Problem], Answer]:
    def run(problem: Problem) -> Answer:
        import torch

        X = torch.from_numpy(np.asarray(problem.X, np.float32))
        torch.manual_seed(0)
        _, s, V = torch.pca_lowrank(X, q=problem.k + q, niter=niter)
        return V[:, : problem.k].T.numpy(), (s[: problem.k] ** 2 / (len(X) - 1)).numpy()

    return run


def torch_covariance(problem: Problem) -> Answer:
    import torch

    values, vectors = torch.linalg.eigh(torch.cov(torch.from_numpy(np.asarray(problem.X, np.float32)).T))
    return vectors.flip(1)[:, : problem.k].T.numpy(), values.flip(0)[: problem.k].numpy()


def fbpca(problem: Problem) -> Answer:
    import fbpca as package

    np.random.seed(0)
    X = np.asarray(problem.X, np.float32)
    _, s, Vt = package.pca(X, problem.k)
    return Vt, s**2 / (len(X) - 1)


def numpy_svd(problem: Problem) -> Answer:
    C = problem.X - problem.X.mean(axis=0, dtype=np.float64)
    _, s, Vt = np.linalg.svd(C, full_matrices=False)
    return Vt[: problem.k], s[: problem.k] ** 2 / (len(C) - 1)


def import_sklearn() -> None:
    import sklearn.decomposition

    sklearn.decomposition.PCA(2).fit(np.eye(3))


def import_torch() -> None:
    import torch

    torch.set_num_threads(race.THREADS)
    torch.linalg.eigh(torch.eye(2))


def us(name: str, words: str, **settings: Any) -> race.Contender:
    return race.Contender(name, ours(**settings), words, prepare=lambda: pca(np.eye(3)))


def sk(solver: str, words: str = "", slow: bool = False, **settings: Any) -> race.Contender:
    return race.Contender(
        f"scikit-learn PCA, {solver}",
        sklearns(solver, **settings),
        words,
        ("scikit-learn",),
        import_sklearn,
        1 if slow else None,
    )


def sk_in_double(X: np.ndarray) -> race.Contender:
    """scikit-learn at an accuracy that float32 does not give it: on a float64 copy, whose making costs it nothing."""
    copy = []

    def prepare() -> None:
        import_sklearn()
        copy.append(X.astype(np.float64))

    def run(problem: Problem) -> Answer:
        given = Problem(copy.pop(), problem.k, problem.directions, problem.variances)
        return sklearns("covariance_eigh")(given)

    words = "on a float64 copy, made before the clock; its memory is not counted"
    return race.Contender("scikit-learn PCA, covariance_eigh, double", run, words, ("scikit-learn",), prepare)


INCREMENTAL = race.Contender(
    "scikit-learn IncrementalPCA", incremental, "blocks of 5 D rows, its own rule", ("scikit-learn",), import_sklearn, 1
)
LOWRANK = race.Contender("PyTorch pca_lowrank", torch_lowrank(10, 4), "q=k+10, niter=4", ("torch",), import_torch, 1)
TORCH = race.Contender("PyTorch cov + eigh", torch_covariance, "float32", ("torch",), import_torch)
FBPCA = race.Contender("fbpca", fbpca, "float32", ("fbpca",), rounds=1)
NUMPY = race.Contender("NumPy SVD", numpy_svd, "float64", rounds=1)


# the races


def limit(N: int, D: int, kind: str) -> dict[str, Any]:
    """Half of the products of XᵀX, at the rate that was measured for them."""
    rate, operations = limits.limits()["products"][f"syrk {kind}"], N * D * (D + 1)
    words = f"{operations / 1e9:.1f} G operations of the products in {kind} at {rate / 1e9:.0f} G/s"
    return {"words": words, "seconds": operations / rate}


def run(
    name: str, title: str, work: str, problem: Problem, found: list[race.Contender], kind: str, rounds: int
) -> None:
    N, D = max(problem.X.shape), min(problem.X.shape)
    head = "error of variance" if problem.k == D else "angle"
    race.race(name, title, work, problem, found, check, quality=head, limit=limit(N, D, kind), rounds=rounds)


def from_bytes(X: np.ndarray, rounds: int, few: bool) -> None:
    N, D = X.shape
    for k, name in ((50, "pca-bytes"), (D, "pca-bytes-all")):
        slow = [] if few else [sk("full", "it makes float64", slow=True)]
        if k < D:
            slow += [sk("randomized", "it makes float64", slow=True), LOWRANK, TORCH]
            slow += [] if few else [sk("arpack", "it makes float64", slow=True), INCREMENTAL, FBPCA, NUMPY]
        run(
            name,
            f"{k} components of images, from bytes",
            f"{N:,} images of MNIST, {D} bytes each, to mean, directions and variances.",
            Problem(X, k, *exactly_summed(X, k)),
            [us("Full Rank", "bytes multiplied exactly in float32, added up in float64"), sk("auto"), *slow],
            "float32",
            rounds,
        )


def from_floats(X: np.ndarray, rounds: int, few: bool) -> None:
    X = X.astype(np.float32) / np.float32(255)
    N, D = X.shape
    peers = [sk("covariance_eigh"), sk_in_double(X), TORCH, LOWRANK]
    peers += [] if few else [sk("randomized", slow=True), sk("arpack", slow=True), sk("full", slow=True), FBPCA]
    run(
        "pca-floats",
        "50 components of images, from float32",
        f"{N:,} images of MNIST, {D} float32 each, in memory. At equal accuracy, as the angles tell: Full Rank "
        "beside scikit-learn in double, since in float32 it is further off.",
        Problem(X, 50, *summed_in_float64(X, 50)),
        [us("Full Rank", "precision auto: float32 blocks, float64 sums"),
         us("Full Rank, double", "precision double: all in float64", precision="double"), *peers],
        "float32",
        rounds,
    )  # fmt: skip


def spread_out(N: int, D: int, into: np.ndarray) -> None:
    """Samples with a mean and with variances that fall by 6 % a direction, in blocks."""
    rng = np.random.default_rng(1)
    turn = np.linalg.qr(rng.standard_normal((D, D)))[0] * 0.97 ** np.arange(D)[:, None]
    turn, mean = turn.astype(np.float32), rng.standard_normal(D).astype(np.float32)
    for start in range(0, N, 50_000):
        block = into[start : start + 50_000]
        block[:] = rng.standard_normal(block.shape, np.float32) @ turn + mean


def large(N: int, D: int, rounds: int, few: bool) -> None:
    X = np.empty((N, D), np.float32)
    spread_out(N, D, X)
    peers = [sk("covariance_eigh"), sk_in_double(X)]
    slow = [sk(solver, slow=True) for solver in ("randomized", "arpack", "full")]
    peers += [] if few else [*slow, INCREMENTAL, FBPCA]
    peers += [race.Contender("PyTorch pca_lowrank", torch_lowrank(0, 2), "q=k, niter=2", ("torch",), import_torch, 1)]
    run(
        "pca-large",
        f"50 components of {N:,} samples",
        f"{N:,} samples of {D} float32 in memory, {X.nbytes / 2**30:.2f} GiB. At equal accuracy, as the "
        "angles tell: Full Rank beside scikit-learn in double, since in float32 it is further off.",
        Problem(X, 50, *summed_in_float64(X, 50)),
        [us("Full Rank", "precision auto: float32 blocks, float64 sums"),
         us("Full Rank, double", "precision double: all in float64", precision="double"), *peers],
        "float32",
        rounds,
    )  # fmt: skip


def allow_little() -> None:
    """Hold private memory to ALLOWED more than now; the pages of a file that is mapped do not count."""
    lines = Path("/proc/self/status").read_text().splitlines()
    taken = next(int(line.split()[1]) << 10 for line in lines if line.startswith("VmData"))
    resource.setrlimit(resource.RLIMIT_DATA, (taken + ALLOWED,) * 2)


def first(prepare: Callable[[], object]) -> Callable[[], None]:
    def both() -> None:
        prepare()
        allow_little()

    return both


def mapped(work: Callable[[Problem], Answer]) -> Callable[[Problem], Answer]:
    def run(problem: Problem) -> Answer:
        X = np.load(problem.file, mmap_mode="r")
        return work(Problem(X, problem.k, problem.directions, problem.variances))

    return run


def blocks_of_a_file(problem: Problem) -> Answer:
    found = pca((problem.X[start : start + 5000] for start in range(0, len(problem.X), 5000)), problem.k, ddof=1)
    return found.directions.T, found.variances


def out_of_core(N: int, D: int, rounds: int, folder: str) -> None:
    file = f"{folder}/samples.npy"
    stored = np.lib.format.open_memmap(file, mode="w+", dtype=np.float32, shape=(N, D))
    spread_out(N, D, stored)
    problem = Problem(stored, 50, *summed_in_float64(stored, 50), file)
    sklearn = ("scikit-learn",)
    found = [
        race.Contender("Full Rank, memory map", mapped(ours()), prepare=first(lambda: pca(np.eye(3)))),
        race.Contender("Full Rank, blocks", mapped(blocks_of_a_file), prepare=first(lambda: pca(np.eye(3)))),
        race.Contender("scikit-learn IncrementalPCA", mapped(incremental), "partial_fit, blocks of 5 D rows", sklearn,
                       first(import_sklearn), 1),
        race.Contender("scikit-learn PCA, covariance_eigh", mapped(sklearns("covariance_eigh")), "on the memory map",
                       sklearn, first(import_sklearn)),
    ]  # fmt: skip
    run(
        "pca-out-of-core",
        "50 components of a file larger than the memory allowed",
        f"{N:,} samples of {D} float32 in a file of {stored.nbytes >> 20} MiB. Each process may take "
        f"{ALLOWED >> 20} MiB of private memory beyond its imports (RLIMIT_DATA). Pages of the mapped file, which the "
        "system takes back as it needs, are not counted there, but they are in the column of extra memory.",
        problem,
        found,
        "float32",
        rounds,
    )


def wide(N: int, D: int, rounds: int, few: bool) -> None:
    X = np.empty((N, D), np.float32)
    rng = np.random.default_rng(2)
    low = rng.standard_normal((N, N)).astype(np.float32) * np.float32(0.95) ** np.arange(N, dtype=np.float32)
    for start in range(0, D, 10_000):
        X[:, start : start + 10_000] = low @ rng.standard_normal((N, min(10_000, D - start)), np.float32) + 0.1
    peers = [sk("auto"), race.Contender("PyTorch pca_lowrank", torch_lowrank(0, 2), "q=k, niter=2", ("torch",),
                                        import_torch)]  # fmt: skip
    peers += [] if few else [sk("full", slow=True), sk("arpack", slow=True), FBPCA]
    run(
        "pca-wide",
        f"20 components of {N} samples of {D:,} numbers",
        f"{N} samples of {D:,} float32, in memory.",
        Problem(X, 20, *summed_in_float64(X, 20)),
        [us("Full Rank", "precision auto: float32 blocks, float64 sums"),
         us("Full Rank, double", "precision double: all in float64", precision="double"), *peers],
        "float32",
        rounds,
    )  # fmt: skip


def main(quick: bool) -> None:
    """All races; quick takes fewer samples and leaves out the slowest peers."""
    digits = data.load("mnist")
    X = np.concatenate([digits.train.rows, digits.test.rows])[: 10_000 if quick else None]
    rounds = 1 if quick else 3
    from_bytes(X, rounds, quick)
    pca_blocks.compare(X, 50, rounds)
    from_floats(X, rounds, quick)
    wide(200, 20_000 if quick else 100_000, rounds, quick)
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        out_of_core(160_000 if quick else 500_000, 500, rounds, folder)
    large(100_000 if quick else 1_000_000, 500, rounds, quick)


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a small run that proves it works")
    main(reader.parse_args().quick)

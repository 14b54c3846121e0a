"""A batch of fits as work on blocks of rows: a plain function of one block, and putting the blocks' results together.

Who runs the blocks does not matter to the result: one thread, several, or the scheduler of a Dask array.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from array_api_compat import is_numpy_namespace

from fullrank.maths._arguments import FloatArray
from fullrank.maths._blocks import computed
from fullrank.maths._compiled import compiled
from fullrank.maths._fitting.batch_steps import Evaluate, Rows, fit_rows
from fullrank.maths._fitting.peak_models import FitModel
from fullrank.maths._progress import progress

Array = Any
Ended = tuple[Array, Array, Array, Array, Array]  # parameters (n, p), sums (n,), codes (n,), steps (n,), triangles

IN_CACHE = 24_576  # numbers of an array: few enough to stay near the core, and so many that a call costs little
TOGETHER = 8192  # fits that move together, so that calls on their small arrays cost little
BLOCK = 32_768  # rows between two looks at the progress
ON_DEVICE = 2**28  # numbers that may lie on an accelerator beside the data


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all rows.

    evaluate: the model and its derivatives.  model: set where the compiled kernel does it instead.
    guess: the model whose guesses are the starts, where none are given.  box: (low, high), (p,) each.
    """

    xp: Any
    like: dict[str, Any]  # the type and the device of all arrays
    x: Array
    names: tuple[str, ...]
    box: tuple[FloatArray, FloatArray] | None
    tol: float
    max_steps: int
    evaluate: Evaluate
    model: FitModel | None
    guess: FitModel | None

    def fit(self, Y: Array, P0: Array | None, weights: Array | None) -> Ended:
        """Fit a block of rows: Y (n, m); P0 (p,), (n, p) or None; weights (m,), (n, m) or None."""
        xp, n, p = self.xp, Y.shape[0], len(self.names)
        if P0 is None and self.guess is not None:
            P0 = self.guess.guess(self.x, xp.astype(Y, self.like["dtype"]))
        P0 = xp.broadcast_to(xp.asarray(P0, **self.like), (n, p))
        if self.box is not None:
            low, high = (xp.asarray(side, **self.like) for side in self.box)
            P0 = xp.minimum(xp.maximum(P0, low), high)
        if weights is not None and weights.ndim == 1:
            weights = weights[None, :]
        with np.errstate(all="ignore"):  # a trial step may leave where the model has values; that is looked after
            return self._compiled(Y, P0, weights) if self.model is not None else self._together(Y, P0, weights)

    def _together(self, Y: Array, P0: Array, weights: Array | None) -> Ended:
        xp, m, p = self.xp, Y.shape[1], len(self.names)
        local = is_numpy_namespace(xp)
        pool = TOGETHER if local else max(1, ON_DEVICE // (m * (p + 4)))
        at_once = max(1, IN_CACHE // m) if local else pool
        bounds = None
        if self.box is not None:
            bounds = xp.asarray(self.box[0], **self.like)[:, None], xp.asarray(self.box[1], **self.like)[:, None]
        rows = Rows(xp, self.evaluate, Y, weights, bounds, at_once, pool)
        ended = fit_rows(rows, xp.asarray(P0.T, copy=True), self.tol, self.max_steps)
        return (
            ended.P.T,
            ended.F,
            xp.astype(ended.code, xp.int8),
            xp.astype(ended.steps, xp.int32),
            ended.A.T,
        )

    def _compiled(self, Y: Array, P0: Array, weights: Array | None) -> Ended:
        kernels = compiled("curve_fit_batch")
        if kernels is None or self.model is None:
            raise ImportError("curve_fit_batch was to run compiled here, but Numba is missing on this worker.")
        P, none = np.array(P0, dtype=np.float64, order="C"), np.empty((0, 0))
        F, A, codes, steps = kernels.fit_rows(
            kernels.MODELS.index(self.model.name),
            np.ascontiguousarray(np.atleast_2d(self.x)),
            np.ascontiguousarray(Y, dtype=np.float64),
            none if weights is None else np.ascontiguousarray(weights),
            none if self.box is None else np.array(self.box),
            P,
            self.tol,
            self.max_steps,
        )
        return P, F, codes, steps, A


def here(job: Job, Y: Array, P0: Array | None, weights: Array | None, threads: int) -> Ended:
    """All blocks on this machine, by so many threads."""
    rows = min(BLOCK, -(-Y.shape[0] // threads)) if is_numpy_namespace(job.xp) else Y.shape[0]
    pieces = list(_pieces([rows] * (Y.shape[0] // rows) + [Y.shape[0] % rows], Y, P0, weights))
    if threads == 1:
        return _joined(
            job.xp, progress((job.fit(*piece) for piece in pieces), "Fitting", total=len(pieces), unit="blocks")
        )
    with ThreadPoolExecutor(threads) as workers:
        done = workers.map(lambda piece: job.fit(*piece), pieces)
        return _joined(job.xp, progress(done, "Fitting", total=len(pieces), unit="blocks"))


def by_dask(job: Job, Y: Any, P0: Array | None, weights: Any) -> Ended:
    """All row blocks of a Dask array on its scheduler; what comes back is small beside the data."""
    dask: Any = importlib.import_module("dask")  # optional: only a caller who has Dask comes here

    whole_rows = Y.rechunk({1: -1})
    pieces = _pieces(whole_rows.chunks[0], whole_rows, P0, weights)
    fit = dask.delayed(job.fit, pure=False)
    tasks = [fit(block, *rest) for block, (_, *rest) in zip(whole_rows.to_delayed().ravel(), pieces, strict=True)]
    return _joined(job.xp, computed(tasks, "Fitting"))


def _pieces(counts: Iterable[int], Y: Any, P0: Any, weights: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Y, P0 and weights cut into blocks of so many rows; what is the same for all rows goes whole."""
    for start, stop in pairwise(accumulate(counts, initial=0)):
        if start < stop:
            cut = [array if array is None or array.ndim == 1 else array[start:stop, :] for array in (P0, weights)]
            yield Y[start:stop, :], cut[0], cut[1]


def _joined(xp: Any, parts: Iterable[Ended]) -> Ended:
    P, F, codes, steps, A = (xp.concat(list(pieces)) for pieces in zip(*parts, strict=True))
    return P, F, codes, steps, A

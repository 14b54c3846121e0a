"""What PCA finds: where the data lie, the directions they spread in, and how far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from array_api_compat import array_namespace

from fullrank.maths._blocks import blocks_of_rows, is_dask
from fullrank.maths._plotting import axes_to_draw_on, count_along
from fullrank.maths._samples import ALL, Numbers, as_numbers, check_finite, read_samples
from fullrank.maths._statistics.pca_arguments import check_finite_elsewhere

BLOCK = 1 << 20  # numbers that are projected in one go


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Components:
    """The principal components of N samples of D numbers, k of them.

    mean: (D,).  directions: (D, k), orthonormal columns; the first of the largest entries of each is positive, so that
    the answer is the same each time.  variances: (k,), falling, of the samples along each; total: of all directions
    together. ddof: what the variances are divided by is N - ddof.  method: the route that was taken.
    The arrays are of the kind that came in: NumPy's, PyTorch's, CuPy's.

    >>> from fullrank.maths import pca
    >>> found = pca([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]], k=1)
    >>> found
    Components: 1 of 2, from 3 samples of 2 numbers
      variances  5.333
      explained  100.0% of the variance
      error      0 left out, the mean squared distance from the reconstruction
    >>> found.reconstruct(found.project([[4.0, 5.0]])).round(6)
    array([[4., 5.]])
    """

    mean: Any
    directions: Any
    variances: Any
    total: float
    count: int
    ddof: int
    method: str

    @property
    def explained(self) -> Any:
        """The share of the total variance along each direction, (k,)."""
        return self.variances / self.total

    @property
    def error(self) -> float:
        """The mean squared distance of the samples from their reconstructions: the variance that is left out."""
        left = self.total - float(array_namespace(self.variances).sum(self.variances))
        return left if left > 1e-14 * self.total else 0.0  # less than that is rounding

    @property
    def _numpy(self) -> bool:
        return isinstance(self.directions, np.ndarray)

    def project(self, X: Any) -> Any:
        """The coordinates of samples along the directions, (N, D) -> (N, k), or (D,) -> (k,) for one.

        float32 stays float32. A Dask array gives a Dask array. N D k steps.
        Raises ValueError for samples of another width and for NaN and infinity; of a Dask array once it is computed.
        """
        if is_dask(X):
            return self._by_dask(X, "X", self._project)
        if not self._numpy:
            X = array_namespace(self.mean).astype(self._fitting(X, "X"), self.mean.dtype)
            return self._elsewhere(lambda: (X - self.mean) @ self.directions, X, "project", "X")
        X = as_numbers(X, "project")
        return self._project(X[None])[0] if X.ndim == 1 else self._project(X)

    def reconstruct(self, Z: Any) -> Any:
        """The points that lie at such coordinates, (N, k) -> (N, D), or (k,) -> (D,) for one; else as project."""
        if is_dask(Z):
            return self._by_dask(Z, "Z", self._reconstruct)
        if not self._numpy:
            Z = self._fitting(Z, "Z")
            return self._elsewhere(lambda: Z @ self.directions.T + self.mean, Z, "reconstruct", "Z")
        Z = as_numbers(Z, "reconstruct", "Z")
        return self._reconstruct(Z[None])[0] if Z.ndim == 1 else self._reconstruct(Z)

    def _project(self, X: Any, first_row: int = 0) -> Numbers:
        X = self._fitting(read_samples(X, "project", ALL, finite=False), "X")
        return projected(X, self.mean, self.directions, first_row)

    def _reconstruct(self, Z: Any, first_row: int = 0) -> Numbers:
        Z = self._fitting(read_samples(Z, "reconstruct", ("float32", "float64"), finite=False, name="Z"), "Z")
        check_finite(Z, "reconstruct", "Z", first_row=first_row)
        with np.errstate(over="ignore", invalid="ignore"):
            X = Z @ self.directions.T.astype(Z.dtype, copy=False) + self.mean.astype(Z.dtype, copy=False)
        return _within(X, "reconstruct", "Z")

    def _fitting(self, given: Any, name: str) -> Any:
        width = self.directions.shape[name == "Z"]
        if given.shape[-1] != width:
            raise ValueError(
                f"These components need {name} with {width} columns, but it has shape {given.shape}; "
                "project takes samples and gives coordinates, reconstruct takes coordinates and gives samples."
            )
        return given

    def _by_dask(self, given: Any, name: str, work: Any) -> Any:
        """A Dask array of what work makes of each block of whole rows."""
        if given.ndim == 1:
            return self._by_dask(given[None], name, work)[0]
        rows = self._fitting(given, name).rechunk({1: -1})
        kind = np.float32 if given.dtype.kind == "f" and given.dtype.itemsize <= 4 else np.float64
        wide = self.directions.shape[name == "X"]
        none = np.empty((0, wide), kind)
        return rows.map_blocks(_block, work, none, dtype=kind, chunks=(rows.chunks[0], (wide,)), meta=none)

    def _elsewhere(self, work: Callable[[], Any], given: Any, caller: str, name: str) -> Any:
        """What comes out, if it is finite, in an array of the standard."""
        with np.errstate(over="ignore", invalid="ignore"):  # for libraries that stand on NumPy
            found = work()
        xp = array_namespace(found)
        if not bool(xp.all(xp.isfinite(found))):
            check_finite_elsewhere(given if given.ndim > 1 else given[None, :], xp, caller, name)
            raise _beyond(caller, name, found.dtype)
        return found

    def __repr__(self) -> str:
        """Show a few lines for people."""
        D, k = self.directions.shape
        shown = ", ".join(f"{float(self.variances[i]):.4g}" for i in range(min(k, 4)))
        share = 1 - self.error / self.total
        return (
            f"Components: {k:,} of {min(D, self.count):,}, from {self.count:,} samples of {D:,} numbers\n"
            f"  variances  {shown}{', …' if k > 4 else ''}\n"
            f"  explained  {share:.1%} of the variance\n"
            f"  error      {self.error:.4g} left out, the mean squared distance from the reconstruction"
        )

    def plot(self, axes: Any = None) -> Any:
        """Draw the share of each direction as a bar and their sum as a line, on new axes by default; returns them."""
        axes = axes_to_draw_on(axes)
        explained = np.array([float(self.explained[i]) for i in range(self.directions.shape[1])])
        numbers = np.arange(1, len(explained) + 1)
        axes.bar(numbers, explained, label="this direction")
        axes.plot(numbers, explained.cumsum(), color="black", marker=".", label="all up to here")
        axes.set(xlabel="direction", ylabel="share of the variance", ylim=(0, 1.02))
        count_along(axes)
        axes.legend()
        return axes


def projected(X: Numbers, mean: Any, directions: Any, first_row: int = 0) -> Numbers:
    """(X - mean) directions in blocks, (N, k), in float32 where X is float32; the mean is taken away in float64.

    first_row: the number of X[0] among all rows, for the complaint about NaN and infinity.
    """
    kind = np.float32 if X.dtype.kind == "f" and X.dtype.itemsize <= 4 else np.float64
    B = directions.astype(kind, copy=False)  # (D, k)
    Z = np.empty((len(X), B.shape[1]), kind)
    rows = max(1, BLOCK // X.shape[1])
    with np.errstate(over="ignore", invalid="ignore"):
        for i, block in enumerate(blocks_of_rows(X, rows)):
            C = np.subtract(block, mean, dtype=np.float64, casting="unsafe").astype(kind, copy=False)  # (b, D)
            out = Z[i * rows : i * rows + len(block)]
            np.matmul(C, B, out=out)
            if not np.isfinite(out).all():
                check_finite(block, "project", first_row=first_row + i * rows)
                raise _beyond("project", "X", out.dtype)
    return Z


def _block(block: Any, work: Any, none: Numbers, block_info: Any = None) -> Numbers:
    """What work makes of a block of a Dask array, whose rows are counted from its first."""
    start = block_info[0]["array-location"][0][0] if block_info else 0
    return np.asarray(work(block, int(start) if start == start else 0)) if len(block) else none  # NaN: not known


def _within(found: Numbers, caller: str, name: str) -> Numbers:
    if not np.isfinite(found).all():
        raise _beyond(caller, name, found.dtype)
    return found


def _beyond(caller: str, name: str, kind: Any) -> ValueError:
    words = str(kind).rpartition(".")[2]
    return ValueError(
        f"{caller} comes to numbers beyond {words}, since those of {name} are so large; divide {name} first."
    )

"""Mean, variance, covariance, correlation: of a table, as rows arrive, and after an affine map.

The textbook shortcut, the mean of the squares less the square of the mean, subtracts two large numbers that agree in
almost all digits: with values near 1e9 nothing is left. Here every sum is of deviations from a mean, and two parts of
the data are joined by one outer product of the distance between their means.

Source: Deisenroth, Faisal & Ong, Mathematics for Machine Learning (2020), section 6.4; Chan, Golub & LeVeque,
Algorithms for computing the sample variance, The American Statistician 37 (1983).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial, reduce
from typing import Any, final

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, real_array, real_matrix, whole_number
from fullrank.maths._blocks import blocks_of_rows, is_dask, summed_by_dask
from fullrank.maths._plotting import draw_shares
from fullrank.maths._samples import ALL, Numbers, as_numbers, read_samples
from fullrank.maths._shown import shown

Parts = tuple[int, FloatArray, FloatArray]  # count, mean, and the spread: all of the scatter or its diagonal
Product = Callable[[FloatArray, FloatArray], FloatArray]
BLOCK = 1 << 20  # numbers that are centred in one go
SMALLER = -64  # power of two, after which 2⁶⁴ numbers add up to no more than float64 holds
LEAST_SPREAD = 1e-146  # root of a sum of squares below which float64 holds fewer digits of the sum


@final
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Moments:
    """How many samples, where they lie, and how they spread: all that affine maps and PCA need to know of data.

    count: N.  mean: (D,).  scatter: (D, D), the sum of (x - mean)(x - mean)ᵀ over the samples.
    Parts may come in any order and any grouping; the results agree to rounding.

    >>> Moments.of([[1.0, 2.0], [3.0, 8.0]])
    Moments: 2 samples of 2 numbers
      mean      [2., 5.]
      variance  [1., 9.]
      scatter   [[ 2.,  6.],
                 [ 6., 18.]]
    >>> first, rest = Moments.of([[1.0, 2.0]]), Moments.of([[3.0, 2.0], [5.0, 8.0]])
    >>> (first + rest).mean
    array([3., 4.])
    >>> first.add([3.0, 2.0]).add([5.0, 8.0]).variance()
    array([2.66666667, 8.        ])
    """

    count: int
    mean: FloatArray
    scatter: FloatArray

    @staticmethod
    def none(features: int) -> Moments:
        """The moments of no samples, to add to."""
        D = whole_number(features, "features", 1, "Moments.none")
        return Moments(0, np.zeros(D), np.zeros((D, D)))

    @staticmethod
    def of(X: Any) -> Moments:
        """Take the moments of samples that are rows of X, (N, D): an array, a table, a memory map or a Dask array.

        N D² steps; works through X in blocks, so that X may be larger than memory.
        Raises ValueError for what is no table of finite numbers.
        """
        return Moments(*_taken(X, np.outer, "Moments.of"))

    def add(self, rows: ArrayLike) -> Moments:
        """The moments with one more sample, (D,), or several, (N, D). D² steps a row."""
        return self._with(rows, "Moments.add")

    def _with(self, rows: Any, caller: str) -> Moments:
        if not is_dask(rows):
            rows = as_numbers(rows, caller)
        return self + Moments(*_taken(rows[None] if rows.ndim == 1 else rows, np.outer, caller))

    def remove(self, rows: ArrayLike) -> Moments:
        """The moments without samples that were added before, as a moving window needs; (D,) or (N, D).

        Digits are lost where what is taken out spreads far wider than what stays.
        """
        less = Moments.none(len(self.mean))._with(rows, "Moments.remove")
        left = self.count - less.count
        if left < 0:
            raise ValueError(
                f"Moments.remove needs samples that were added, but {less.count} came and only {self.count} are there."
            )
        if left == 0:
            return Moments.none(len(self.mean))
        weight = self.count * less.count / left
        with np.errstate(over="ignore", invalid="ignore"):
            apart = self.mean - less.mean
            scatter = self.scatter - less.scatter - weight * np.outer(apart, apart)
            mean = self.mean + apart * (less.count / left)
        _within((left, mean, scatter), "Moments.remove")
        np.fill_diagonal(scatter, np.maximum(scatter.diagonal(), 0.0))
        return Moments(left, mean, scatter)

    def __add__(self, other: Moments) -> Moments:
        """The moments of both lots of samples together."""
        if not isinstance(other, Moments):
            raise TypeError(
                f"+ adds Moments to Moments, but what came is of type {type(other).__name__}; "
                "to take in samples, call add(samples)."
            )
        if len(self.mean) != len(other.mean):
            raise ValueError(
                f"Moments are added where the samples have as many numbers each, but these have {len(self.mean)} "
                f"and {len(other.mean)}."
            )
        if not self.count or not other.count:
            return self if self.count else other
        return Moments(*_within(_joined(np.outer, self._parts(), other._parts()), "Moments + Moments"))

    def _parts(self) -> Parts:
        return self.count, self.mean, self.scatter

    def under(self, A: ArrayLike, b: ArrayLike | None = None) -> Moments:
        """The moments of A x + b for all samples x, without the samples: A mean + b and A scatter Aᵀ.

        A: (M, D).  b: (M,), zero by default. Raises ValueError where the shapes do not fit, or float64 ends.

        >>> Moments.of([[0.0, 0.0], [2.0, 4.0]]).under([[1.0, 1.0]], [10.0]).variance()
        array([9.])
        """
        A = real_matrix(A, "A", "Moments.under")  # (M, D)
        if A.shape[1] != len(self.mean):
            raise ValueError(
                f"Moments.under needs A with {len(self.mean)} columns, one for each number of a sample, but A has "
                f"shape {A.shape}; perhaps A.T is meant."
            )
        b = np.zeros(len(A)) if b is None else real_array(b, "b", "Moments.under")
        if b.shape != (len(A),):
            raise ValueError(f"Moments.under needs b of shape ({len(A)},), one for each row of A, but it is {b.shape}.")
        with np.errstate(over="ignore", invalid="ignore"):
            return Moments(*_within((self.count, A @ self.mean + b, A @ self.scatter @ A.T), "Moments.under"))

    def covariance(self, ddof: int = 0) -> FloatArray:
        """The covariance matrix, (D, D): the scatter divided by N - ddof."""
        return self.scatter / divisor(self.count, ddof, "Moments.covariance")

    def variance(self, ddof: int = 0) -> FloatArray:
        """The variance of each feature, (D,): the diagonal of the covariance."""
        return self.scatter.diagonal() / divisor(self.count, ddof, "Moments.variance")

    def correlation(self) -> FloatArray:
        """The correlation of each pair of features, (D, D), from -1 to 1; raises ValueError for a constant feature."""
        return _correlation(self.scatter, "Moments.correlation")

    def __repr__(self) -> str:
        """Show a few lines for people; the variance is that with ddof = 0."""
        samples, numbers = ("" if number == 1 else "s" for number in (self.count, len(self.mean)))
        facts = f"{self.count:,} sample{samples} of {len(self.mean):,} number{numbers}"
        if not self.count:
            return f"Moments: {facts}"
        return shown(self, facts, mean=self.mean, variance=self.variance(), scatter=self.scatter)

    def plot(self, axes: Any = None) -> Any:
        """Draw the correlation of each pair of features as a coloured square, on new axes by default; returns them.

        A constant feature has none and stays white. Raises ValueError where nothing varies.
        """
        varies = np.flatnonzero(np.sqrt(self.scatter.diagonal()) >= LEAST_SPREAD)
        if not len(varies):
            raise ValueError(f"Moments.plot needs features that vary, but none does in {self.count} samples.")
        R = np.full(self.scatter.shape, np.nan)
        among = np.ix_(varies, varies)
        R[among] = _correlation(self.scatter[among], "Moments.plot")
        return draw_shares(R, axes, name="correlation")


def _correlation(scatter: FloatArray, caller: str) -> FloatArray:
    """The scatter with every feature brought to spread 1, (D, D)."""
    spread = np.sqrt(scatter.diagonal())
    if (spread < LEAST_SPREAD).any():
        raise ValueError(
            f"{caller} needs features that vary, but feature {int((spread < LEAST_SPREAD).argmax())} is the same in "
            "all samples, or so nearly that the squares of its deviations vanish; leave it out, or multiply by 1e100."
        )
    found = np.clip(scatter / spread[:, None] / spread, -1.0, 1.0)
    np.fill_diagonal(found, 1.0)
    return found


def divisor(count: int, ddof: int, caller: str) -> int:
    """N - ddof, which must be above nought."""
    ddof = whole_number(ddof, "ddof", 0, caller)
    if count <= ddof:
        raise ValueError(
            f"{caller} with ddof = {ddof} needs more than {ddof} samples, but there are {count}; "
            "add samples, or take ddof = 0."
        )
    return count - ddof


def _within(parts: Parts, caller: str) -> Parts:
    """The parts, if float64 holds them."""
    if not all(np.isfinite(part).all() for part in parts):
        raise ValueError(
            f"{caller} squares distances from the mean, and such large ones are beyond float64, which ends near 1e308; "
            "divide the numbers by 1e100 first."
        )
    return parts


def _joined(product: Product, first: Parts, second: Parts) -> Parts:
    """Two parts as one: what lies between their means is spread too, which may be beyond float64."""
    (n, mean, spread), (m, second_mean, second_spread) = first, second
    share = m / (n + m)
    with np.errstate(over="ignore", invalid="ignore"):
        apart = second_mean - mean  # (D,)
        between = product(apart, apart * (n * share))  # as spread
        centre = mean + apart * share
        by_halves = 2 * (mean / 2 + (second_mean / 2 - mean / 2) * share)
        return n + m, np.where(np.isfinite(centre), centre, by_halves), spread + second_spread + between


def _of_block(product: Product, X: Numbers, powers: Any = 0) -> Parts:
    """Of X with each column times this power of two. The mean is finite, the spread may be beyond float64.

    In two passes, and the mean of the deviations, which is not quite zero, as the correction of the mean.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        C = X - np.zeros(X.shape[1])  # (N, D), float64
        if np.any(powers):
            np.ldexp(C, powers, out=C)
        mean = C.mean(axis=0)  # (D,)
        C -= mean
        rest = C.mean(axis=0)
        C -= rest
        spread = C.T @ C if product is np.outer else np.einsum("ij,ij->j", C, C)  # (D, D) or (D,)
        mean = mean + rest
    if not np.isfinite(mean).all():  # a sum was beyond float64, not so with smaller numbers
        smaller = _of_block(np.multiply, X, SMALLER)[1]
        mean = np.where(np.isfinite(mean), mean, np.ldexp(smaller, -SMALLER))
    return len(X), mean, spread


def _blocks(X: Any, caller: str) -> Iterator[Numbers]:
    X = read_samples(X, caller, ALL)  # (N, D)
    return blocks_of_rows(X, max(1, BLOCK // X.shape[1]))


def _of_array(product: Product, caller: str, powers: Any, X: Any) -> Parts:
    return reduce(partial(_joined, product), (_of_block(product, block, powers) for block in _blocks(X, caller)))


def _parts_of(X: Any, product: Product, caller: str, powers: Any = 0) -> Parts:
    """Count, mean and spread of any table; product: np.outer for the whole scatter, np.multiply for its diagonal."""
    work = partial(_of_array, product, caller, powers)
    if is_dask(X):
        found: Parts = summed_by_dask(X, work, partial(_joined, product))
        return found
    return work(X)


def _taken(X: Any, product: Product, caller: str) -> Parts:
    """The same, refused where the spread is beyond float64."""
    return _within(_parts_of(X, product, caller), caller)


def _largest_in(caller: str, X: Any) -> FloatArray:
    """The largest size of the numbers in each column, (D,)."""
    ends = ((block.min(axis=0), block.max(axis=0)) for block in _blocks(X, caller))
    return reduce(np.maximum, (np.abs(np.array(end, dtype=np.float64)).max(axis=0) for end in ends))


def _column_by_column(X: Any, caller: str) -> tuple[Parts, bool]:
    """Count, mean and spread of each column; a vector is one column, and it is said whether it was one."""
    if not is_dask(X):
        X = as_numbers(X, caller)
    return _parts_of(X[:, None] if X.ndim == 1 else X, np.multiply, caller), X.ndim == 1


def mean(X: Any) -> Any:
    """Average the rows of X: (N, D) -> (D,), or a vector of N numbers -> a number.

    Raises ValueError for what is no table of finite numbers.

    >>> mean([[1.0, 2.0], [3.0, 8.0]])
    array([2., 5.])
    """
    (_, found, _), vector = _column_by_column(X, "mean")
    return float(found[0]) if vector else found


def variance(X: Any, ddof: int = 0) -> Any:
    """The mean squared distance from the mean, column by column: (N, D) -> (D,), or N numbers -> a number.

    ddof: 0 divides by N; 1 divides by N - 1, which is right on average where the rows are drawn from a larger whole.
    Raises ValueError for what is no table of finite numbers, and for N <= ddof.

    >>> variance([1.0, 3.0]), variance([1.0, 3.0], ddof=1)
    (1.0, 2.0)
    """
    parts, vector = _column_by_column(X, "variance")
    count, _, spread = _within(parts, "variance")
    found = spread / divisor(count, ddof, "variance")
    return float(found[0]) if vector else found


def covariance(X: Any, ddof: int = 0) -> FloatArray:
    """How each pair of columns varies together, rows being samples: (N, D) -> (D, D).

    ddof: 0 divides by N, 1 by N - 1. N D² steps. Raises ValueError for what is no table of finite numbers, and for
    N <= ddof.

    >>> covariance([[0.0, 0.0], [2.0, 4.0]])
    array([[1., 2.],
           [2., 4.]])
    """
    count, _, scatter = _taken(X, np.outer, "covariance")
    return scatter / divisor(count, ddof, "covariance")


def correlation(X: Any) -> FloatArray:
    """The covariance of the columns after each is brought to variance 1: (N, D) -> (D, D), from -1 to 1.

    Raises ValueError for what is no table of finite numbers, and where a column is constant.

    >>> correlation([[0.0, 0.0], [2.0, -4.0], [4.0, -8.0]])
    array([[ 1., -1.],
           [-1.,  1.]])
    """
    scatter = _parts_of(X, np.outer, "correlation")[2]
    variances = scatter.diagonal()
    if not (np.isfinite(variances) & (variances > LEAST_SPREAD**2)).all():  # in another unit there may be some
        work = partial(_largest_in, "correlation")
        largest = summed_by_dask(X, work, np.maximum) if is_dask(X) else work(X)
        scatter = _parts_of(X, np.outer, "correlation", -np.frexp(largest)[1])[2]
    return _correlation(scatter, "correlation")

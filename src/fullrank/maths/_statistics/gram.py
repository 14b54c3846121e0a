"""Sums of products, a block of rows at a time: all that the covariance of any amount of data needs.

Products cost N D² steps, so they run at the speed of the type they are done in, and what they are added up in costs
next to nothing. Hence blocks of float32 are multiplied in float32 and added up in float64.

Bytes do better. Less 128, a byte is a whole number of at most 2⁷ in size, and 1024 products of two of them add up to
at most 2²⁴; up to there float32 holds every whole number. So a block of float32 products of up to 1024 rows has no
rounding at all, in whatever order a library adds it up, and float64 holds the sums of such blocks as exactly, to 2⁵³.
The covariance of bytes therefore comes at the speed of float32, right to the last bit, and is the same however the rows
are cut into blocks and shared among threads or machines.

Source: the sums of products are textbook (Golub & Van Loan, Matrix Computations, 4th ed., section 1.1); the shift as in
Chan, Golub & LeVeque, Algorithms for computing the sample variance, The American Statistician 37 (1983).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from fullrank.maths._arguments import FloatArray
from fullrank.maths._blocks import blocks_of_rows
from fullrank.maths._progress import progress
from fullrank.maths._samples import Numbers, check_finite

BYTE_SHIFT = {"uint8": 128.0, "int8": 0.0, "bool": 0.0}  # leaves whole numbers of at most 128 in size
BYTE_ROWS = 512  # at most 1024, see above; a little less for the sake of memory
ROWS = 16384  # of the other types in a block, divided by the bytes of the numbers that are multiplied
LOOKED_AT = 256  # rows that a shift is taken from
COLUMN_BLOCK = 1 << 20  # numbers in a block of columns
LEAST32, MOST32 = 1e-28, 1e38  # sums of squares between which float32 holds its digits
STRIP = 64  # rows of a large square that are changed in one go


def shift_for(X: Numbers) -> FloatArray:
    """A point to count from, (D,), somewhere near the mean: 128 for bytes, nought where the data lie around it.

    X: the samples, or some of them; a few hundred rows spread over it are looked at.
    """
    if str(X.dtype) in BYTE_SHIFT:
        return np.full(X.shape[1], BYTE_SHIFT[str(X.dtype)])
    some = X[:: max(1, len(X) // LOOKED_AT)][:LOOKED_AT].astype(np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        mean = some.mean(axis=0)
        some -= mean
        far = (mean**2).sum() > 4 * (some.ravel() @ some.ravel()) / len(some)
    if not far or not np.isfinite(mean).all():
        return np.zeros(X.shape[1])
    if X.dtype.kind != "f":
        return np.asarray(np.rint(mean))
    return np.asarray(mean.astype(X.dtype).astype(np.float64))  # so that x - shift is exact for x near it


class Products:
    """The sums of (x - shift) and of (x - shift)(x - shift)ᵀ over the samples added so far.

    double: multiply in float64 even where float32 came. Added rows change it; + makes a third of two with one shift.
    """

    def __init__(self, shift: FloatArray, *, double: bool = False) -> None:
        D = len(shift)
        self.shift, self.double, self.count, self.exact = shift, double, 0, True
        self.total = np.zeros(D)  # (D,)
        self.squares = np.zeros((D, D))  # (D, D)

    def __add__(self, other: Products) -> Products:
        """Both sums together; the two must count from one point."""
        both = Products(self.shift, double=self.double)
        both.count, both.exact = self.count + other.count, self.exact and other.exact
        np.add(self.total, other.total, out=both.total)
        np.add(self.squares, other.squares, out=both.squares)
        return both

    def add(self, X: Numbers, caller: str = "pca") -> Products:
        """Take in samples, (N, D), which may be a memory map larger than memory; returns itself.

        Raises ValueError for another width, and for NaN or infinity by row and column.
        """
        D = len(self.shift)
        if X.shape[1] != D:
            raise ValueError(f"{caller} needs blocks of one width, but a block has {X.shape[1]} columns, others {D}.")
        exact = str(X.dtype) in BYTE_SHIFT and bool((self.shift == BYTE_SHIFT[str(X.dtype)]).all())
        self.exact &= exact
        kind = np.float32 if exact or self._single(X) else np.float64
        rows = BYTE_ROWS if exact else ROWS // np.dtype(kind).itemsize
        work = _Work(min(rows, len(X)), self.shift, kind)
        blocks = progress(blocks_of_rows(X, rows), "Adding up products", total=-(-len(X) // rows), unit="blocks")
        for i, block in enumerate(blocks):
            if not self._add(block, work):
                check_finite(block, caller, first_row=self.count + i * rows)
                if work.kind == np.float64 or not self._add(block, _Work(len(block), self.shift, np.float64)):
                    raise ValueError(f"{caller} cannot square numbers as large as those in X; divide X by 1e100 first.")
        self.count += len(X)
        return self

    def _single(self, X: Numbers) -> bool:
        fits = X.dtype.kind == "f" and X.dtype.itemsize <= 4 and not self.double
        return fits and bool((self.shift == self.shift.astype(np.float32)).all())

    def _add(self, block: Numbers, work: _Work) -> bool:
        """Add one block's sums, unless they are not finite."""
        with np.errstate(over="ignore", invalid="ignore"):
            C = work.shifted(block)  # (b, D)
            total = work.ones[: len(C)] @ C  # (D,)
            squares = np.matmul(C.T, C, out=work.squares)  # (D, D): NumPy sees the square and does half of the work
        if not (np.isfinite(total).all() and np.isfinite(squares.diagonal()).all()):
            return False
        if work.kind == np.float32 and block.dtype.kind == "f" and not fits_float32(squares):
            return False
        self.total += total
        self.squares += squares
        return True

    def mean(self) -> FloatArray:
        """The mean of the samples, (D,)."""
        return self.shift + self.total / self.count

    def scatter(self, *, overwrite: bool = False) -> FloatArray:
        """The sum of (x - mean)(x - mean)ᵀ, (D, D). overwrite: in the memory of the sums, which are then lost."""
        S = self.squares if overwrite else self.squares.copy()
        near = np.rint(self.total / self.count) if self.exact else np.zeros(len(S))
        rest = self.total - self.count * near  # whole numbers again, at most half a sample's worth each
        for start in range(0, len(S), STRIP):
            strip = slice(start, start + STRIP)
            if near.any():  # count from the whole number nearest to the mean: still no rounding
                S[strip] -= near[strip, None] * self.total
                S[strip] -= rest[strip, None] * near
            S[strip] -= rest[strip, None] * rest / self.count
        return S


def fits_float32(squares: Numbers) -> bool:
    """Whether sums of squares, on the diagonal, are neither so small nor so large that float32 loses them."""
    return bool(LEAST32 < squares.trace() < MOST32)


class _Work:
    """The memory that blocks of one kind are multiplied in, over and over."""

    def __init__(self, rows: int, shift: FloatArray, kind: type[np.floating[Any]]) -> None:
        D = len(shift)
        self.kind, self.shift = kind, shift.astype(kind)
        self.ones = np.ones(rows, kind)
        self.squares = np.empty((D, D), kind)
        self._block = np.empty((0, D), kind)

    def shifted(self, block: Numbers) -> Numbers:
        """The block less the shift; itself where there is nothing to do and BLAS can read it as it lies."""
        if (
            block.dtype == self.kind
            and block.itemsize in block.strides
            and block.flags.aligned
            and not self.shift.any()
        ):
            return np.asarray(block)
        if not len(self._block):
            self._block = np.empty((len(self.ones), len(self.shift)), self.kind)
        return np.subtract(block, self.shift, out=self._block[: len(block)], dtype=self.kind, casting="unsafe")


class Rows:
    """Samples fewer than features, a block of columns at a time: their inner products, and combinations of them.

    X: (N, D); every column is taken less its mean. double: as in Products.
    """

    def __init__(self, X: Numbers, *, double: bool = False) -> None:
        single = X.dtype.kind == "f" and X.dtype.itemsize <= 4 and not double
        self.X, self.kind = X, np.float32 if single else np.float64
        self.mean = np.empty(X.shape[1])  # (D,), known once products has been
        self.columns = max(1, COLUMN_BLOCK // len(X))

    def _blocks(self, doing: str) -> Iterator[slice]:
        D, b = self.X.shape[1], self.columns
        starts = progress(range(0, D, b), doing, total=-(-D // b), unit="blocks")
        return (slice(start, start + b) for start in starts)

    def _centred(self, block: Numbers, mean: FloatArray) -> Numbers:
        return np.subtract(block, mean, dtype=np.float64, casting="unsafe").astype(self.kind, copy=False)

    def products(self) -> FloatArray:
        """The inner products of the samples less their mean, (N, N). N² D steps."""
        K = np.zeros((len(self.X), len(self.X)))
        for columns in self._blocks("Adding up products"):
            block = self.X[:, columns]  # (N, b)
            with np.errstate(over="ignore", invalid="ignore"):
                self.mean[columns] = block.mean(axis=0, dtype=np.float64)
                C = self._centred(block, self.mean[columns])
                K += C @ C.T
        return K

    def combined(self, W: FloatArray) -> FloatArray:
        """Cᵀ W for weights W: (N, k) of the centred samples C, (D, k)."""
        found = np.empty((self.X.shape[1], W.shape[1]))
        W = W.astype(self.kind)
        for columns in self._blocks("Combining samples"):
            found[columns] = self._centred(self.X[:, columns], self.mean[columns]).T @ W
        return found

"""Principal component analysis: the directions in which data spread most, by any of three routes, at any size.

    covariance   the eigenvectors of the covariance matrix, N D² steps and D² memory: for many samples
    gram         the same from the inner products of the samples, N² D steps and N² memory: for many features
    svd          the singular values of the data itself, about 5 times the time: for variances that are tiny beside the
                 largest, since the other two square the data and lose those below 1e-16 of it

Source: Deisenroth, Faisal & Ong, Mathematics for Machine Learning (2020), chapter 10; Golub & Van Loan, Matrix
Computations, 4th ed., section 8.6.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import chain
from operator import add
from typing import Any

import numpy as np
import scipy

from fullrank.maths._arguments import FloatArray
from fullrank.maths._blocks import is_dask, summed_by_dask
from fullrank.maths._progress import progress
from fullrank.maths._samples import ALL, Numbers, check_finite, read_samples
from fullrank.maths._statistics.components import Components
from fullrank.maths._statistics.gram import LOOKED_AT, Products, Rows, fits_float32, shift_for
from fullrank.maths._statistics.moments import divisor
from fullrank.maths._statistics.pca_arguments import (
    EPS,
    alone,
    by_parts,
    check_options,
    check_samples,
    check_spread,
    comes_in_blocks,
    number_wanted,
    wanted,
)
from fullrank.maths._statistics.pca_elsewhere import is_elsewhere, pca_elsewhere

ALIKE = 1e-4  # variances no further apart than this leave the directions square to each other
FEW = 0.2  # up to this share of all eigenvectors, finding only those is faster


def pca(X: Any, k: float | None = None, *, method: str = "auto", precision: str = "auto", ddof: int = 0) -> Components:
    """Find the k directions in which samples spread most, and the variance along each.

    X: (N, D), rows are samples: an array, a table, a memory map larger than memory, blocks of rows one after another
    from any iterable, a Dask array, or an array of PyTorch or CuPy, which stays on its device.
    k: how many directions, all min(N, D) by default; or a share of the variance to keep, such as 0.95.
    method: "covariance" for N >= D and for blocks, "gram" for N < D, or "svd", as the module says; "auto" chooses.
    precision: "auto" multiplies float32 in float32 and adds up in float64, right to about 1e-6 of the largest variance;
    "double" takes half as long again or more and is right to 1e-15. Bytes are exact at once, float64 needs no telling.
    ddof: variances are divided by N - ddof.
    Raises ValueError for what is no table of finite numbers, fewer than 2 samples, samples that are all the same, and
    k out of range.

    >>> found = pca([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]], k=1)
    >>> found.directions.T.round(4)
    array([[0.7071, 0.7071]])
    >>> found.project([4.0, 5.0]).round(4)
    array([2.8284])
    """
    check_options(method, precision)
    k, double = wanted(k), precision == "double"
    if is_dask(X):
        return from_products(_products_by_dask(X, double, method), k, ddof)
    if is_elsewhere(X):
        return pca_elsewhere(X, k, method, double, ddof)
    if comes_in_blocks(X):
        return from_products(_products_of_blocks(X, double, method), k, ddof)
    X = read_samples(X, "pca", ALL, finite=False)
    check_samples(len(X))
    method = method if method != "auto" else "covariance" if X.shape[0] >= X.shape[1] else "gram"
    if method == "covariance":
        return from_products(Products(shift_for(X), double=double).add(X), k, ddof)
    return _by_gram(X, k, ddof, double) if method == "gram" else _by_svd(X, k, ddof)


def _products_of_blocks(blocks: Iterable[Any], double: bool, method: str) -> Products:
    """The sums of products over blocks that come one after another."""
    _check_route(method, "blocks")
    read = (read_samples(block, "pca", ALL, finite=False) for block in progress(blocks, "Reading", unit="blocks"))
    first = next(read, None)
    if first is None:
        raise ValueError("pca needs at least one block of samples, but none came; perhaps the iterator was used up.")
    products = Products(shift_for(first), double=double)
    for block in chain([first], read):
        products.add(block)
    return products


def _products_by_dask(X: Any, double: bool, method: str) -> Products:
    """The same over the blocks of a Dask array, on its scheduler."""
    _check_route(method, "a Dask array")
    if X.ndim != 2:
        raise ValueError(f"pca needs X with samples as rows, (N, D), but this Dask array has shape {X.shape}.")
    is_byte = X.dtype.itemsize == 1  # then the shift is known without a look
    some = np.zeros((1, X.shape[1]), X.dtype) if is_byte else X[:LOOKED_AT].compute()
    shift = shift_for(read_samples(some, "pca", ALL, finite=False))
    products: Products = summed_by_dask(X, partial(products_of, shift=shift, double=double), add)
    return products


def products_of(block: Any, shift: FloatArray, double: bool) -> Products:
    """What a worker does with its block; only the sums travel back."""
    return Products(shift, double=double).add(read_samples(block, "pca", ALL, finite=False))


def _check_route(method: str, what: str) -> None:
    if not by_parts(method):
        raise ValueError(alone(method, what))


def from_products(products: Products, k: float | None, ddof: int) -> Components:
    """The covariance route: eigenvectors of the scatter, (D, D), whose memory is used up."""
    N, mean = products.count, products.mean()
    check_samples(N)
    number = number_wanted(k, min(N, len(mean)))
    S = products.scatter(overwrite=True)
    total = float(S.trace())
    check_spread(total)
    values, vectors = _largest(S, number)
    return _finished(mean, vectors, values, total, N, ddof, k, "covariance")


def _largest(S: FloatArray, k: int) -> tuple[FloatArray, FloatArray]:
    """The k largest eigenvalues of a symmetric matrix, falling, and their eigenvectors as columns; S is used up."""
    n = len(S)
    among = (n - k, n - 1) if k <= FEW * n else None
    values, vectors = scipy.linalg.eigh(S.T, subset_by_index=among, driver="evr", overwrite_a=True, check_finite=False)
    vectors = vectors[:, : -k - 1 : -1]
    return np.maximum(values[: -k - 1 : -1], 0.0), vectors if k == n else vectors.copy()


def _by_gram(X: Numbers, k: float | None, ddof: int, double: bool) -> Components:
    """The Gram route: C Cᵀ u = λ u gives the direction Cᵀ u / √λ, for C the samples less their mean."""
    number = number_wanted(k, min(X.shape))
    rows = Rows(X, double=double)
    K = rows.products()  # (N, N)
    if rows.kind == np.float32 and not fits_float32(K):
        rows = Rows(X, double=True)
        K = rows.products()
    if not np.isfinite(K.diagonal()).all():
        check_finite(X, "pca")
        raise ValueError("pca cannot square numbers as large as those in X; divide X by 1e100 first.")
    total = float(K.trace())
    check_spread(total)
    values, U = _largest(K, number)  # (k,), (N, k)
    B = rows.combined(U)  # (D, k)
    return _finished(rows.mean, _orthonormal(B, values, rows.kind), values, total, len(X), ddof, k, "gram")


def _orthonormal(B: FloatArray, values: FloatArray, kind: Any) -> FloatArray:
    """The columns at length 1; where nothing is left to tell a direction, any that is square to the others."""
    length = np.linalg.norm(B, axis=0)
    lost = length**2 <= B.shape[1] * EPS * values[0]
    B[:, lost] = np.random.default_rng(0).standard_normal((len(B), lost.sum()))
    length[lost] = 1.0
    B /= length
    if kind == np.float64 and values[-1] > ALIKE * values[0]:
        return B
    return np.asarray(np.linalg.qr(B)[0])  # the small ones are tilted by the rounding of the large


def _by_svd(X: Numbers, k: float | None, ddof: int) -> Components:
    """The singular values of the samples less their mean, in float64; all of it in memory."""
    number = number_wanted(k, min(X.shape))
    check_finite(X, "pca")
    C = X.astype(np.float64)  # (N, D)
    mean = C.mean(axis=0)
    C -= mean
    rest = C.mean(axis=0)
    C -= rest
    s, Vt = np.linalg.svd(C, full_matrices=False)[1:]
    with np.errstate(over="ignore"):
        total = float((s**2).sum())
    check_spread(total)
    return _finished(mean + rest, Vt[:number].T.copy(), s[:number] ** 2, total, len(X), ddof, k, "svd")


def _finished(
    mean: FloatArray, B: FloatArray, values: FloatArray, total: float, N: int, ddof: int, k: float | None, method: str
) -> Components:
    """Signs, divisor, and the number of directions where a share of the variance was asked for."""
    if k is not None and k < 1:
        number = min(int(np.searchsorted(values.cumsum(), k * total)) + 1, len(values))
        B, values = B[:, :number], values[:number]
    per = divisor(N, ddof, "pca")
    return Components(mean, _same_signs(B), values / per, total / per, N, ddof, method)


def _same_signs(B: FloatArray) -> FloatArray:
    """Turn columns round, in place, so that in each the first of the largest entries is positive."""
    near = (1 - 1e-6) * np.maximum(B.max(axis=0), -B.min(axis=0))  # (k,)
    first = ((near <= B) | (-near >= B)).argmax(axis=0)
    B *= np.where(B[first, np.arange(B.shape[1])] < 0, -1.0, 1.0)
    return B

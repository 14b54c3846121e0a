"""PCA of arrays that are not NumPy's, on the device where they lie, through the Python array API standard.

PyTorch, CuPy and any other array of the standard: the same three routes with the operations that the standard has, so
that nothing is copied off a GPU but the numbers that a person reads.

Source: the Python array API standard, 2023.12, with its linear algebra extension.
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
from array_api_compat import array_namespace, device, size

from fullrank.maths._statistics.components import Components
from fullrank.maths._statistics.gram import LEAST32, MOST32
from fullrank.maths._statistics.moments import divisor
from fullrank.maths._statistics.pca_arguments import check_finite_elsewhere, check_samples, check_spread, number_wanted

BLOCK = 1 << 22  # numbers centred in one go: large enough to keep a GPU busy


def is_elsewhere(X: Any) -> bool:
    """Whether X is an array of the standard that is not NumPy's; tables and lists are not arrays."""
    if isinstance(X, np.ndarray | list | tuple) or not hasattr(X, "shape") or hasattr(X, "columns"):
        return False
    torch = sys.modules.get("torch")
    return hasattr(X, "__array_namespace__") or (torch is not None and isinstance(X, torch.Tensor))


def pca_elsewhere(X: Any, k: float | None, method: str, double: bool, ddof: int) -> Components:
    """The principal components of an array of the standard, as arrays of its kind; arguments as pca has read them."""
    X = X.detach() if hasattr(X, "detach") else X  # of PyTorch: nothing here is differentiated
    xp = array_namespace(X)
    _check(X, xp)
    N, D = X.shape
    number = number_wanted(k, min(N, D))
    wide = _widest(xp, X)
    single = xp.isdtype(X.dtype, "real floating") and X.dtype != wide and not double  # float16 would overflow
    kind = xp.float32 if single else wide
    mean = _mean(X, xp)  # (D,)
    chosen = method if method != "auto" else "covariance" if N >= D else "gram"
    route = {"covariance": _by_covariance, "gram": _by_gram, "svd": _by_svd}[chosen]
    with np.errstate(over="ignore", invalid="ignore"):  # for libraries that stand on NumPy
        values, B, total = route(X, xp, mean, kind, number)
    check_spread(total)
    kind = kind if LEAST32 < total < MOST32 else wide
    if k is not None and k < 1:
        number = min(int(xp.sum(xp.astype(xp.cumulative_sum(values) < k * total, xp.int64))) + 1, number)
        values, B = values[:number], B[:, :number]
    per = divisor(N, ddof, "pca")
    B = xp.astype(_same_signs(B, xp), kind)
    return Components(xp.astype(mean, kind), B, xp.astype(values / per, kind), total / per, N, ddof, chosen)


def _check(X: Any, xp: Any) -> None:
    if X.ndim != 2 or not size(X):
        raise ValueError(f"pca needs X with samples as rows, (N, D), at least one of each, but X has shape {X.shape}.")
    if not xp.isdtype(X.dtype, ("real floating", "integral", "bool")):
        raise ValueError(f"pca needs real numbers, but X holds {X.dtype}.")
    check_samples(X.shape[0])


def _widest(xp: Any, X: Any) -> Any:
    """float64, or float32 on devices and in libraries that have no more: sums and eigenvectors are done in it."""
    known = xp.__array_namespace_info__().dtypes(device=device(X), kind="real floating")
    return known.get("float64", xp.float32)


def _blocks(long: int, wide: int) -> list[slice]:
    step = max(1, BLOCK // wide)
    return [slice(start, min(start + step, long)) for start in range(0, long, step)]


def _mean(X: Any, xp: Any) -> Any:
    """The mean of the rows in float64, and once more of what is left, (D,)."""
    N, D = X.shape
    wide = _widest(xp, X)
    mean = xp.zeros((D,), dtype=wide, device=device(X))
    for _ in range(2):
        parts = [xp.sum(xp.astype(X[rows, :], wide) - mean, axis=0) for rows in _blocks(N, D)]
        mean = mean + sum(parts[1:], parts[0]) / N
    return mean


def _centred(block: Any, mean: Any, xp: Any, kind: Any) -> Any:
    return xp.astype(xp.astype(block, mean.dtype) - mean, kind)


def _trace(S: Any, xp: Any, X: Any) -> float:
    total = float(xp.linalg.trace(S))
    if total != total or total == float("inf"):
        check_finite_elsewhere(X, xp)
    return total


def _largest(S: Any, xp: Any, number: int) -> tuple[Any, Any]:
    values, vectors = xp.linalg.eigh(S)
    values, vectors = xp.flip(values)[:number], xp.flip(vectors, axis=1)[:, :number]
    return xp.where(values < 0, xp.zeros_like(values), values), vectors


def _by_covariance(X: Any, xp: Any, mean: Any, kind: Any, number: int) -> tuple[Any, Any, float]:
    N, D = X.shape
    S = xp.zeros((D, D), dtype=mean.dtype, device=device(X))
    for rows in _blocks(N, D):
        C = _centred(X[rows, :], mean, xp, kind)  # (b, D)
        S = S + xp.astype(C.T @ C, mean.dtype)
    total = _trace(S, xp, X)
    if kind != mean.dtype and not LEAST32 < total < MOST32:
        return _by_covariance(X, xp, mean, mean.dtype, number)
    check_spread(total)
    return *_largest(S, xp, number), total


def _by_gram(X: Any, xp: Any, mean: Any, kind: Any, number: int) -> tuple[Any, Any, float]:
    N, D = X.shape
    K = xp.zeros((N, N), dtype=mean.dtype, device=device(X))
    for columns in _blocks(D, N):
        C = _centred(X[:, columns], mean[columns], xp, kind)  # (N, b)
        K = K + xp.astype(C @ C.T, mean.dtype)
    total = _trace(K, xp, X)
    if kind != mean.dtype and not LEAST32 < total < MOST32:
        return _by_gram(X, xp, mean, mean.dtype, number)
    check_spread(total)
    values, U = _largest(K, xp, number)
    W = xp.astype(U, kind)
    parts = [_centred(X[:, c], mean[c], xp, kind).T @ W for c in _blocks(D, N)]
    B = xp.astype(xp.concat(parts, axis=0), mean.dtype)  # (D, k)
    length = xp.sqrt(xp.sum(B * B, axis=0))
    lost = length <= (N * float(xp.finfo(mean.dtype).eps) * total) ** 0.5
    drawn = np.random.default_rng(0).standard_normal(B.shape)  # any direction will do where none is left
    B = xp.where(
        lost, xp.asarray(drawn, dtype=B.dtype, device=device(X)), B / xp.where(lost, xp.ones_like(length), length)
    )
    return values, xp.linalg.qr(B)[0], total


def _by_svd(X: Any, xp: Any, mean: Any, kind: Any, number: int) -> tuple[Any, Any, float]:
    check_finite_elsewhere(xp.astype(X, mean.dtype), xp)
    s, Vt = xp.linalg.svd(_centred(X, mean, xp, mean.dtype), full_matrices=False)[1:]
    return s[:number] ** 2, Vt[:number, :].T, float(xp.sum(s**2))


def _same_signs(B: Any, xp: Any) -> Any:
    """As in _pca: in each column the first of the largest entries becomes positive."""
    size_of = xp.abs(B)
    near = size_of >= (1 - 1e-6) * xp.max(size_of, axis=0)
    order = xp.arange(B.shape[0], 0, -1, device=device(B))[:, None]
    order = xp.where(near, order, xp.zeros_like(order))
    entry = xp.sum(xp.where(order == xp.max(order, axis=0), B, xp.zeros_like(B)), axis=0)
    return xp.where(entry < 0, -B, B)

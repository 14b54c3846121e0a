"""Rows of the table of operations for products of matrices, and for what np.linalg does with one.

A function such as the inverse needs no rule of its own in either mode: at A₀ it is Y₀ + L(A - A₀) to first order, where
L is made of products, and A - A₀ is zero but carries the change of A.

Source: Giles, Collected matrix derivative results for forward and reverse mode algorithmic differentiation (2008).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from fullrank.maths._derivatives.linear_maps import LinearMap, summed_to, times_left, times_right
from fullrank.maths._derivatives.rules import axes_of, linearised, written_as
from fullrank.maths._derivatives.traced import NotFollowed, Traced, as_array, highest, lowered, plain


@written_as(np.matmul, first_order=True)
def _matmul(a: Any, b: Any) -> Any:
    """Matrix product in all its shapes: a vector on the left is a row, on the right a column."""
    if not np.ndim(a) or not np.ndim(b):
        raise ValueError("@ needs arrays of at least one axis; multiply by a number with *.")
    row, column = np.ndim(a) == 1, np.ndim(b) == 1
    a = np.reshape(a, (1, -1)) if row else a
    b = np.reshape(b, (-1, 1)) if column else b
    top = highest([a, b])
    lower = lowered(top, [a, b])
    y = np.matmul(*lower)
    A, B = lower
    maps = (lambda: times_right(B, np.shape(A)), lambda: times_left(A, np.shape(B)))
    y = linearised(y, [a, b], top, lambda i: maps[i]())
    if not row and not column:
        return y
    shape = y.shape[:-2] + (() if row else y.shape[-2:-1]) + (() if column else y.shape[-1:])
    return np.reshape(y, shape)


@written_as(np.dot)
def _dot(a: Any, b: Any) -> Any:
    a, b = as_array(a), as_array(b)
    if not np.ndim(a) or not np.ndim(b):
        return a * b
    if np.ndim(b) <= 2:
        return np.matmul(a, b)
    return np.tensordot(a, b, axes=(-1, -2))


@written_as(np.vdot)
def _vdot(a: Any, b: Any) -> Any:
    return np.sum(np.ravel(as_array(a)) * np.ravel(as_array(b)))


@written_as(np.inner)
def _inner(a: Any, b: Any) -> Any:
    a, b = as_array(a), as_array(b)
    return a * b if not np.ndim(a) or not np.ndim(b) else np.tensordot(a, b, axes=(-1, -1))


@written_as(np.outer)
def _outer(a: Any, b: Any) -> Any:
    return np.reshape(as_array(a), (-1, 1)) * np.reshape(as_array(b), (1, -1))


@written_as(np.kron)
def _kron(a: Any, b: Any) -> Any:
    a, b = as_array(a), as_array(b)
    if np.ndim(a) != 2 or np.ndim(b) != 2:
        raise NotFollowed("np.kron has a derivative here for two matrices; reshape vectors to (1, n).")
    (m, n), (p, q) = np.shape(a), np.shape(b)
    return np.reshape(np.reshape(a, (m, 1, n, 1)) * np.reshape(b, (1, p, 1, q)), (m * p, n * q))


@written_as(np.trace)
def _trace(a: Any, offset: int = 0, axis1: int = 0, axis2: int = 1) -> Any:
    return np.sum(np.diagonal(a, offset, axis1, axis2), axis=-1)


@written_as(np.tensordot)
def _tensordot(a: Any, b: Any, axes: Any = 2) -> Any:
    a, b = as_array(a), as_array(b)
    if isinstance(axes, int):
        left, right = tuple(range(np.ndim(a) - axes, np.ndim(a))), tuple(range(axes))
    else:
        left, right = axes_of(a, axes[0]), axes_of(b, axes[1])
    own = tuple(i for i in range(np.ndim(a)) if i not in left)
    other = tuple(i for i in range(np.ndim(b)) if i not in right)
    size = int(np.prod([np.shape(a)[i] for i in left], dtype=int))
    A = np.reshape(np.transpose(a, own + left), (-1, size))
    B = np.reshape(np.transpose(b, right + other), (size, -1))
    return np.reshape(A @ B, tuple(np.shape(a)[i] for i in own) + tuple(np.shape(b)[i] for i in other))


@written_as(np.einsum, first_order=True)
def _einsum(subscripts: Any, *operands: Any, optimize: Any = False) -> Any:
    """Sums of products by letters; a letter twice in one operand is taken on the diagonal first."""
    if not isinstance(subscripts, str) or "." in subscripts:
        raise NotFollowed(
            "np.einsum has a derivative here for subscripts as letters, such as 'ij,jk->ik', without '...'."
        )
    given, _, out = subscripts.replace(" ", "").partition("->")
    if "->" not in subscripts:
        letters = given.replace(",", "")
        out = "".join(sorted(c for c in set(letters) if letters.count(c) == 1))
    names, arrays = [], []
    for name, operand in zip(given.split(","), map(as_array, operands), strict=True):
        for c in sorted({c for c in name if name.count(c) > 1}):
            while name.count(c) > 1:
                i, j = name.index(c), name.rindex(c)
                operand = np.diagonal(operand, axis1=i, axis2=j)
                name = name[:i] + name[i + 1 : j] + name[j + 1 :] + c
        names.append(name)
        arrays.append(as_array(operand))
    return _multilinear(names, out, arrays, optimize)


def _multilinear(names: list[str], out: str, operands: list[Any], optimize: Any) -> Any:
    top = highest(operands)
    lower = lowered(top, operands)
    y = np.einsum(",".join(names) + "->" + out, *lower, optimize=optimize)
    extra = next(c for c in "zyxwvutsrqponmlkjihgfedcbaZYXWVUTSRQPONMLKJIHGFEDCBA" if c not in "".join(names))
    sizes: dict[str, int] = {}  # an axis of length 1 is stretched to the length that others have
    for name, a in zip(names, lower, strict=True):
        sizes |= {c: n for c, n in zip(name, np.shape(a), strict=True) if n != 1 or c not in sizes}

    def maps(i: int) -> LinearMap:
        others = [(name, a) for k, (name, a) in enumerate(zip(names, lower, strict=True)) if k != i]
        long = {c for name, a in others for c, n in zip(name, np.shape(a), strict=True) if n == sizes[c]}
        alone = [c for c in names[i] if c not in out and c not in long]
        parts = [*others, *((c, np.ones(sizes[c])) for c in alone)]
        listed = "".join(f",{name}" for name, _ in others)
        back = f"{out}" + "".join(f",{name}" for name, _ in parts) + "->" + names[i]
        return LinearMap(
            lambda t: np.einsum(
                f"{names[i]}{extra}{listed}->{out}{extra}", t, *(a for _, a in others), optimize=optimize
            ),
            lambda g: summed_to(np.einsum(back, g, *(a for _, a in parts), optimize=optimize), np.shape(lower[i])),
        )

    return linearised(y, operands, top, maps)


@written_as(np.linalg.norm)
def _norm(x: Any, ord: Any = None, axis: Any = None, keepdims: bool = False) -> Any:
    """The length, whose derivative at zero is taken as 0; ord 1 and inf for vectors as well."""
    axes = axes_of(x, axis)
    if ord == "fro" and len(axes) != 2:
        raise ValueError(f"np.linalg.norm needs a matrix for ord='fro', but is given {len(axes)} axes; leave ord out.")
    if len(axes) > 1 and ord not in (None, "fro") and not (axis is None and ord is None):
        raise NotFollowed(f"np.linalg.norm has no derivative here for matrices with ord={ord!r}; leave ord out.")
    if ord == 1:
        return np.sum(np.abs(x), axis=axes, keepdims=keepdims)
    if ord == np.inf:
        return np.max(np.abs(x), axis=axes, keepdims=keepdims)
    if ord not in (None, 2, "fro"):
        raise NotFollowed(f"np.linalg.norm has no derivative here for ord={ord!r}; write it as a sum of powers.")
    squares = np.sum(x * x, axis=axes, keepdims=keepdims)
    still = np.equal(plain(squares), 0)
    return np.where(still, 0.0, np.sqrt(np.where(still, 1.0, squares)))


def _change(a: Any, top: Traced) -> Any:
    """A - A₀: zero, with the change of A."""
    return a - lowered(top, [a], keep=False)[0]


def _turned(a: Any) -> Any:
    return np.swapaxes(a, -1, -2)


@written_as(np.linalg.inv, first_order=True)
def _inv(a: Any) -> Any:
    y = np.linalg.inv(a.value)
    return y - y @ _change(a, a) @ y


@written_as(np.linalg.solve, first_order=True)
def _solve(a: Any, b: Any) -> Any:
    a, b = as_array(a), as_array(b)
    top = highest([a, b])
    a0, b0 = lowered(top, [a, b])
    y, inverse = np.linalg.solve(a0, b0), np.linalg.inv(a0)
    if np.ndim(b) == 1:
        change = np.expand_dims((b - b0) - np.matmul(a - a0, np.expand_dims(y, -1))[..., 0], -1)  # (..., n, 1)
        return y + np.matmul(inverse, change)[..., 0]
    return y + inverse @ ((b - b0) - (a - a0) @ y)


@written_as(np.linalg.det, first_order=True)
def _det(a: Any) -> Any:
    """The change is the sum of each entry's change times its cofactor, which singular matrices have too."""
    y = np.linalg.det(a.value)
    return y + np.sum(_cofactors(a.value) * _change(a, a), axis=(-2, -1))


def _cofactors(a: Any) -> Any:
    if isinstance(a, Traced):
        return np.expand_dims(np.linalg.det(a), (-2, -1)) * _turned(np.linalg.inv(a))
    U, s, Vt = np.linalg.svd(a)
    n = s.shape[-1]
    others = np.stack([np.prod(np.delete(s, i, axis=-1), axis=-1) for i in range(n)], axis=-1)
    sign = np.round(np.linalg.det(U) * np.linalg.det(Vt))
    return sign[..., None, None] * ((U * others[..., None, :]) @ Vt)


@written_as(np.linalg.slogdet, first_order=True)
def _slogdet(a: Any) -> Any:
    sign, y = np.linalg.slogdet(a.value)
    change = np.sum(_turned(np.linalg.inv(a.value)) * _change(a, a), axis=(-2, -1))
    return plain(sign), y + change


@written_as(np.linalg.cholesky, first_order=True)
def _cholesky(a: Any) -> Any:
    L = np.linalg.cholesky(a.value)
    back = np.linalg.inv(L)
    n = a.shape[-1]
    change = (_change(a, a) + _turned(_change(a, a))) / 2
    return L + L @ ((back @ change @ _turned(back)) * (np.tril(np.ones((n, n)), -1) + 0.5 * np.eye(n)))


@written_as(np.linalg.eigvalsh)
def _eigvalsh(a: Any) -> Any:
    return np.linalg.eigh(a)[0]


@written_as(np.linalg.eigh, first_order=True)
def _eigh(a: Any) -> Any:
    """Eigenvalues, and eigenvectors where all eigenvalues differ: vectors of equal ones have no derivative."""
    lam, V = np.linalg.eigh(a.value)
    change = (_change(a, a) + _turned(_change(a, a))) / 2
    inner = _turned(V) @ change @ V  # (..., n, n)
    n = a.shape[-1]
    gaps = lam[..., None, :] - lam[..., :, None] + np.eye(n)
    return lam + np.diagonal(inner, axis1=-2, axis2=-1), V + V @ (inner * ((1 - np.eye(n)) / gaps))

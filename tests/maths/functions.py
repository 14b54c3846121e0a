"""Functions to take derivatives of: every row of the table of operations, at points where it is smooth."""

import numpy as np
from scipy import special

RNG = np.random.default_rng(20260711)
V = np.array([0.3, -1.2, 0.7, 2.1])
P = np.array([0.4, 1.3, 0.9, 2.2])  # positive
U = np.array([0.3, -0.6, 0.1, 0.8])  # between -1 and 1
M = RNG.standard_normal((3, 4))
S = RNG.standard_normal((3, 3)) + 3 * np.eye(3)
SPD = S @ S.T
BATCH = RNG.standard_normal((2, 3, 4))
W, W4 = RNG.standard_normal((4, 2)), RNG.standard_normal(4)
HALF = (np.arange(4) % 2).astype(bool)

UFUNCS = {
    "exp": V, "exp2": V, "expm1": V, "log": P, "log2": P, "log10": P, "log1p": P, "sqrt": P, "cbrt": V, "square": V,
    "reciprocal": V, "sin": V, "cos": V, "tan": V, "arcsin": U, "arccos": U, "arctan": V, "sinh": V, "cosh": V,
    "tanh": V,
    "arcsinh": V, "arccosh": P + 1, "arctanh": U, "absolute": V, "fabs": V, "negative": V, "positive": V, "deg2rad": V,
    "radians": V, "rad2deg": V, "degrees": V,
}  # fmt: skip
PAIRS = {
    "add": (V, P), "subtract": (V, P), "multiply": (V, P), "divide": (V, P), "power": (P, V), "float_power": (P, V),
    "arctan2": (V, P), "hypot": (V, P), "logaddexp": (V, P), "logaddexp2": (V, P), "maximum": (V, P), "minimum": (V, P),
    "fmax": (V, P), "fmin": (V, P), "remainder": (V, P + 0.1), "fmod": (V, P + 0.1), "copysign": (V, -P),
}  # fmt: skip
ELEMENTS = {name: (getattr(np, name), x) for name, x in UFUNCS.items()}
for _name, (_a, _b) in PAIRS.items():
    _f = getattr(np, _name)
    ELEMENTS[_name] = (lambda x, f=_f: f(x[:4], x[4:]), np.concatenate([_a, _b]))
    ELEMENTS[_name + ", left"] = (lambda x, f=_f, b=_b: f(x, b), _a)
    ELEMENTS[_name + ", right"] = (lambda x, f=_f, a=_a: f(a, x), _b)
    ELEMENTS[_name + ", broadcast"] = (lambda x, f=_f: f(np.reshape(x, (2, 4))[:, :1] * 1.1, x[4:]), np.append(_a, _b))

SHAPES = {
    "reshape": (lambda x: x.reshape(2, 6), M),
    "reshape by columns of nothing": (lambda x: np.reshape(x, (-1,), order="C"), M),
    "ravel": (np.ravel, M),
    "flatten": (lambda x: x.flatten(), M),
    "squeeze": (lambda x: np.squeeze(x[:1]), M),
    "expand": (lambda x: np.expand_dims(x, 1), M),
    "at least": (lambda x: np.atleast_1d(x[0, 0]) + np.atleast_2d(x[0]) + np.atleast_3d(x[1]), M),
    "transpose": (lambda x: x.T, M),
    "transpose of three": (lambda x: x.transpose(2, 0, 1), BATCH),
    "swap": (lambda x: np.swapaxes(x, 0, 2), BATCH),
    "move": (lambda x: np.moveaxis(x, 0, -1), BATCH),
    "roll axis": (lambda x: np.rollaxis(x, 2), BATCH),
    "matrix transpose": (np.matrix_transpose, BATCH),
    "concatenate": (lambda x: np.concatenate([x, np.ones((1, 4)), x**2]), M),
    "stack": (lambda x: np.stack([x[0], x[1] ** 2, np.ones(4)], axis=-1), M),
    "beside and below": (lambda x: np.hstack([np.vstack([x, x**2]), np.ones((6, 1))]), M),
    "in depth and columns": (lambda x: np.dstack([x, x**2])[..., 0] + np.column_stack([x[:, 0], x[:, 1:]]), M),
    "array of numbers": (lambda x: np.array([x[0] ** 2, np.sin(x[1]), x[2] * x[3]]), V),
    "matrix of numbers": (lambda x: np.array([[x[0], -x[1]], [x[1], x[0]]]) @ np.sin(x[2:]), V),
    "numbers through functions": (
        lambda x: np.exp(np.array([x[0], x[1] * x[2]])) * np.sqrt(np.array([x[3], x[3] + 1])),
        V,
    ),
    "flips": (lambda x: np.flip(x) + np.fliplr(x) * np.flipud(x), M),
    "rolls": (lambda x: np.roll(x, 1, axis=1) * np.rot90(x, 2), M),
    "repeat and tile": (lambda x: np.repeat(x, 2) * np.tile(x, 2), V),
    "take": (lambda x: np.take(x, [0, 0, 3]) ** 2, V),
    "take along": (lambda x: np.take_along_axis(x, np.array([[0, 0, 1]]).T, 1), M),
    "diagonals": (lambda x: np.diag(x)[:, :3] + np.diagflat(x)[:, :3], V),
    "diagonal of": (lambda x: np.diagonal(x) * np.diag(x), S),
    "triangles": (lambda x: np.tril(x) ** 2 + np.triu(x, 1), M),
    "delete, resize, append": (lambda x: np.append(np.delete(x, 1), np.resize(x, 6)), V),
    "append rows": (lambda x: np.append(x, x * x, axis=0), M),
    "pad": (lambda x: np.pad(x, 2) + np.pad(x, 2, mode="edge") + np.pad(x, 2, mode="reflect"), V),
    "sort": (np.sort, V),
    "sort rows": (lambda x: np.sort(x, axis=0), M),
    "copy": (lambda x: np.copy(x) * x.copy(), V),
    "broadcast": (lambda x: np.broadcast_to(x, (3, 4)) * M, V),
    "entries": (lambda x: x[1] * x[-1], V),
    "slices": (lambda x: x[1:, ::2] * x[:-1, 1::2], M),
    "dots": (lambda x: x[..., 0] * x[0, ..., 1:3, 2:4].sum() + x[None, ..., 1][0], BATCH),
    "repeated entries": (lambda x: x[[0, 0, 2]] * x[np.array([[1], [1]])], V),
    "mask": (lambda x: x[HALF] * x[x > 0][:2], V),
    "rows and columns": (lambda x: x[[0, 2], [1, 1]] + x[np.ix_([0, 1], [2])].sum(), M),
    "a loop": (lambda x: sum(v**2 for row in x for v in row), M),
    "where": (lambda x: np.where(x > 0, x**2, np.sin(x)), V),
    "where it is not defined": (
        lambda x: np.where(HALF, x, 2.0) * np.where(x > 0, np.log(np.where(x > 0, x, 1)), 3),
        V,
    ),
}

WHOLES = {
    "sum": (np.sum, M),
    "sum of rows": (lambda x: x.sum(axis=1, keepdims=True) * x.sum(0), M),
    "mean": (lambda x: np.mean(x, axis=(0, 2)) ** 2, BATCH),
    "average": (lambda x: np.average(x) + np.average(x, axis=1, weights=P).sum(), M),
    "largest": (lambda x: np.max(x, axis=0) * np.amax(x), M),
    "smallest": (lambda x: np.min(x, axis=1, keepdims=True) * np.amin(x), M),
    "range": (lambda x: np.ptp(x, axis=1), M),
    "product": (lambda x: np.prod(x, axis=1) * x[:, 0], M),
    "product with a zero": (lambda x: np.prod(x * np.array([1.0, 0.0, 1.0, 1.0]) + x[1] * HALF), V),
    "product of two axes": (lambda x: np.prod(x, axis=(0, 2), keepdims=True), BATCH),
    "running sum": (lambda x: np.cumsum(x, axis=0) * np.cumsum(x).reshape(3, 4), M),
    "running product": (lambda x: np.cumprod(x) + np.cumprod(x.reshape(2, 2), axis=1).ravel(), V),
    "differences": (lambda x: np.diff(x, axis=0).sum() * np.diff(x, 2), M),
    "variance": (lambda x: np.var(x, axis=1, ddof=1) * np.std(x), M),
    "median": (lambda x: np.median(x) * np.median(x, axis=0, keepdims=True), M),
    "clip": (lambda x: np.clip(x, -1.0, 1.5) * x.clip(max=2.0), V),
    "trapezoids": (lambda x: np.trapezoid(x**2, P) + np.trapezoid(P, x) + np.trapezoid(x, dx=0.5), V),
    "polynomial": (lambda x: np.polyval(x, 1.5) * np.polyval([1.0, 2.0, 3.0], x), V),
    "sinc": (lambda x: np.sinc(np.append(x, x[0] * 1e-3)), V),
    "norms": (lambda x: np.linalg.norm(x) * np.linalg.norm(x, axis=0) + np.linalg.norm(x, 1, axis=0), M),
    "largest norm": (lambda x: np.linalg.norm(x, np.inf) * np.linalg.norm(x, 2), V),
    "reductions of functions": (
        lambda x: np.add.reduce(x, axis=1) * np.multiply.reduce(x, axis=1) + np.maximum.reduce(x, axis=1), M
    ),
    "more of them": (lambda x: np.logaddexp.reduce(x, axis=1) * np.minimum.reduce(x, axis=1), M),
    "running reduction": (lambda x: np.add.accumulate(x) * np.multiply.accumulate(x), V),
    "outer functions": (
        lambda x: np.add.outer(x, P) * np.subtract.outer(x, P) / np.divide.outer(x, P) + np.hypot.outer(x, x), V
    ),
    "more outer functions": (
        lambda x: np.multiply.outer(x, x) + np.maximum.outer(x, P) * np.minimum.outer(x, P) ** np.power.outer(P, x),
        P + 0.05,
    ),
}  # fmt: skip

PRODUCTS = {
    "vector, vector": (lambda x: x @ (x * W4), V),
    "matrix, vector": (lambda x: x @ V + M @ x[0], M),
    "vector, matrix": (lambda x: P[:3] @ x + x[:, 0] @ x, M),
    "matrix, matrix": (lambda x: x @ W + (x.T @ x)[:3, :2], M),
    "batch, matrix": (lambda x: x @ W, BATCH),
    "matrix, batch": (lambda x: M[:, :3] @ x * 1.0 + S @ x, BATCH),
    "batch, batch": (lambda x: np.matmul(x, np.swapaxes(x, 1, 2)), BATCH),
    "batch, vector": (lambda x: x @ V + (x[:, :, 0] @ x)[0, 0, 0], BATCH),
    "vector, batch": (lambda x: P[:3] @ x, BATCH),
    "matrix broadcast over a batch": (lambda x: x @ BATCH.transpose(0, 2, 1), M),
    "dot": (lambda x: np.dot(x, V) + np.dot(2.0, x[:, 0]), M),
    "dot with a batch": (lambda x: np.dot(x, BATCH.transpose(0, 2, 1)), M),
    "inner": (lambda x: np.inner(x, M) + np.inner(x[0, 0], S), M),
    "outer": (lambda x: np.outer(x, x[:2] ** 2), V),
    "vdot": (lambda x: np.vdot(x, x**2), M),
    "tensordot": (lambda x: np.tensordot(x, BATCH, axes=([0, 1], [1, 2])) * np.tensordot(x, x, 2), M),
    "kron": (lambda x: np.kron(x[:2, :2], S[:2]) * 1.0, M),
    "trace": (lambda x: np.trace(x) * x.trace(), S),
    "einsum": (lambda x: np.einsum("ij,kj->ik", x, x), M),
    "einsum of three": (lambda x: np.einsum("ij,jk,k", x, W, np.ones(2)), M),
    "einsum with letters alone": (lambda x: np.einsum("ij,ab->a", x, W.T), M),
    "einsum on the diagonal": (lambda x: np.einsum("ii,ij->j", x, x), S),
    "inverse": (np.linalg.inv, S),
    "inverses": (lambda x: np.linalg.inv(x @ np.swapaxes(x, 1, 2) + np.eye(3)), BATCH),
    "solve": (lambda x: np.linalg.solve(x, x[:, 0] ** 2), S),
    "solve for several": (lambda x: np.linalg.solve(S, x) + np.linalg.solve(x[:, :3] + S, M), M),
    "determinant": (np.linalg.det, S),
    "log of the determinant": (lambda x: np.linalg.slogdet(x)[1], S),
    "Cholesky": (lambda x: np.linalg.cholesky((x + x.T) / 2), SPD),
    "eigenvalues": (lambda x: np.linalg.eigvalsh((x + x.T) / 2), SPD),
    "eigenvectors": (lambda x: np.linalg.eigh((x + x.T) / 2)[1] ** 2, SPD),
}

STEADY = {
    "comparisons": (
        lambda x: x * (x > 0) * (x >= 0) + x * (x < 0) * (x <= 0) * (x != 1) + (x == 5)
        + np.logical_and(x, x < 1) * x + np.logical_or(x, np.logical_not(x)) * np.logical_xor(x, x > 1), V,
    ),
    "what is finite": (
        lambda x: x * np.isfinite(x) * ~np.isinf(x) * ~np.isnan(x) * np.signbit(x) * ~np.iscomplexobj(x), V
    ),
    "steps": (
        lambda x: x * np.sign(x) + np.floor(x) + np.ceil(x) * x + np.rint(x) + np.trunc(x) + np.heaviside(x, 0.5) * x
        + np.round(x) + x // 2 + np.fix(x), V,
    ),
    "shapes": (
        lambda x: x.sum() * np.size(x) * np.ndim(x) * np.shape(x)[0] + np.zeros_like(x).sum() + np.ones_like(x).sum()
        + np.empty_like(x).size, V,
    ),
    "places": (
        lambda x: x[np.argmax(x)] * x[np.argmin(x)] + x[np.argsort(x)][0] + x[np.flatnonzero(x)].sum()
        + x[np.nonzero(x)[0][0]] + x[np.argwhere(x)[0, 0]] * np.count_nonzero(x) + x[np.lexsort((x,))][0]
        + x[np.searchsorted(np.sort(x), 0.5)] + np.digitize(x, [0, 1]) @ x, V,
    ),
    "questions": (
        lambda x: x.sum() * np.any(x) * np.all(x) * np.allclose(x, x) * np.isclose(x, x) * np.array_equal(x, x)
        * (np.result_type(x) == np.float64) * np.isrealobj(x), V,
    ),
}  # fmt: skip

SPECIAL = {
    "erf": (special.erf, V), "erfc": (special.erfc, V), "expit": (special.expit, V), "logit": (special.logit, P / 3),
    "log_expit": (special.log_expit, V), "ndtr": (special.ndtr, V), "log_ndtr": (special.log_ndtr, 3 * V),
    "gammaln": (special.gammaln, P), "xlogy": (lambda x: special.xlogy(x, 2 * P) + special.xlogy(V, x), P),
    "j0": (special.j0, V), "j1": (special.j1, V), "i0": (special.i0, V), "i1": (special.i1, V),
}  # fmt: skip
SMOOTH = {**SPECIAL, **ELEMENTS, **SHAPES, **WHOLES, **PRODUCTS, **STEADY}


def differences(f, x, step=1e-3):
    """The Jacobian of f by central differences with two extrapolations, shape of f(x) + shape of x."""
    x = np.asarray(x, dtype=float)
    columns = []
    for place in np.ndindex(x.shape):
        slopes = []
        for h in (step, step / 2, step / 4):
            e = np.zeros(x.shape)
            e[place] = h
            slopes.append((np.asarray(f((x + e)[()])) - np.asarray(f((x - e)[()]))) / (2 * h))
        first = [(4 * b - a) / 3 for a, b in zip(slopes, slopes[1:], strict=False)]
        columns.append((16 * first[1] - first[0]) / 15)
    y = np.shape(f(x[()]))
    return np.stack(columns, axis=-1).reshape(y + x.shape)

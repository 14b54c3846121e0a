"""BiCGstab(2): a linear system of any square matrix, of which nothing is known but its products with vectors.

Source: Sleijpen & Fokkema, BiCGstab(l) for linear equations involving unsymmetric matrices with complex spectrum,
Electronic Transactions on Numerical Analysis 1 (1993).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank.maths._arguments import FloatArray

Product = Callable[[FloatArray], FloatArray]


def inner(x: NDArray[Any], y: NDArray[Any]) -> float:
    """The dot product without BLAS, whose threads cost more than they save here: tenfold on a busy machine."""
    return float(np.einsum("i,i", x, y))


def bicgstab2(M: Product, x: FloatArray, r: FloatArray, target: float, products: int, path: list[float]) -> FloatArray:
    """Improve x, whose residual is r = b - M x, by BiCGstab(2): four products a round, the best x is handed back.

    x, r: (n,).  It ends once |r|₁ <= target, or after so many products; path gains |r|₁ once a product.
    Each round takes two steps of bi-conjugate gradients, then shrinks the residual over a plane at once. Over a line,
    as in plain Bi-CGSTAB, it stalls where eigenvalues are far from real, as closed rings of pages make them.
    """
    R, U = np.zeros((3, len(x))), np.zeros((3, len(x)))  # r, M r, M² r; and the search directions
    shadow, best, answer = r, np.inf, x
    R[0], rho, alpha, omega = r, 1.0, 0.0, 1.0
    for _ in range(products // 4):
        rho *= -omega
        for j in range(2):
            last_rho, rho = rho, inner(R[j], shadow)
            U[: j + 1] *= -(alpha * rho / (last_rho or np.inf))
            U[: j + 1] += R[: j + 1]
            U[j + 1] = M(U[j])
            alpha = rho / (inner(U[j + 1], shadow) or np.inf)
            R[: j + 1] -= alpha * U[1 : j + 2]
            R[j + 1] = M(R[j])
            x = x + alpha * U[0]
            path.append(float(np.abs(R[0]).sum()))
            if path[-1] <= target:
                return x
        cross = inner(R[1], R[2])
        normal = np.array([[inner(R[1], R[1]), cross], [cross, inner(R[2], R[2])]])
        once, twice = np.linalg.lstsq(normal, [inner(R[1], R[0]), inner(R[2], R[0])], rcond=None)[0]
        x = x + once * R[0] + twice * R[1]
        R[0] -= once * R[1] + twice * R[2]
        U[0] -= once * U[1] + twice * U[2]
        omega = float(twice)
        path += [float(np.abs(R[0]).sum())] * 2
        if path[-1] < best:
            best, answer = path[-1], x
        if best <= target or rho == 0 or omega == 0 or not path[-1] < 1e6 * best:
            return answer
    return answer

"""The models of `_peak_models`, compiled: values and derivatives of one curve, and the products that a step needs.

Loops are split so that each runs in lanes; the exponential is our own, since the C library's does not.

Source of the exponential: Cody & Waite, Software Manual for the Elementary Functions (1980), chapter 6, with Taylor's
series in place of their fraction, which has a division.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
MODELS = ("gaussian_peak", "gaussian_peak_2d", "lorentzian_peak", "exponential_decay", "logistic_growth")

LANES = {"reassoc", "contract", "nsz", "arcp"}  # what sums need to run in lanes; nan and infinity stay what they are
SHIFTER = 6755399441055744.0  # 1.5 · 2⁵²: adding it rounds to a whole number, which stands in the lowest bits
LOG2_E, LN2_HIGH, LN2_LOW = 1.4426950408889634, 0.6931471803691238, 1.9082149292705877e-10


@njit(cache=True, nogil=True, fastmath={"contract"}, error_model="numpy")
def exponentials(a: Floats, shifted: Floats, bits: NDArray[np.int64], n: int) -> None:
    """exp(a) in place over the first n; within 1e-15 of itself. bits is shifted, seen as whole numbers."""
    for k in range(n):
        a[k] = min(max(a[k], -708.0), 709.0)
        shifted[k] = a[k] * LOG2_E + SHIFTER
    for k in range(n):
        whole = shifted[k] - SHIFTER
        r = (a[k] - whole * LN2_HIGH) - whole * LN2_LOW  # |r| <= ln(2)/2
        q = 1 / 39916800 + r * (1 / 479001600 + r * (1 / 6227020800))
        q = 1 / 40320 + r * (1 / 362880 + r * (1 / 3628800 + r * q))
        q = 1 / 120 + r * (1 / 720 + r * (1 / 5040 + r * q))
        a[k] = 1 + r * (1 + r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * q))))
    for k in range(n):
        bits[k] = (bits[k] + 1023) << 52
    for k in range(n):
        a[k] *= shifted[k]


@njit(cache=True, nogil=True, fastmath=LANES, error_model="numpy")
def gaussian_peak(x: Floats, theta: Floats, e: Floats, shifted: Floats, bits: Any, J: Floats, f: Floats) -> None:
    height, centre, over, n = theta[0], theta[1], 1 / theta[2], len(f)
    for k in range(n):
        u = (x[0, k] - centre) * over
        J[2, k] = u
        e[k] = -0.5 * u * u
    exponentials(e, shifted, bits, n)
    for k in range(n):
        J[0, k] = e[k]
        J[1, k] = height * over * e[k] * J[2, k]
        J[2, k] *= J[1, k]
        J[3, k] = 1.0
        f[k] = height * e[k] + theta[3]


@njit(cache=True, nogil=True, fastmath=LANES, error_model="numpy")
def gaussian_peak_2d(x: Floats, theta: Floats, e: Floats, shifted: Floats, bits: Any, J: Floats, f: Floats) -> None:
    height, centre_x, centre_y, over, n = theta[0], theta[1], theta[2], 1 / theta[3], len(f)
    steep, offset = height * over, theta[4]
    for k in range(n):
        u, v = (x[0, k] - centre_x) * over, (x[1, k] - centre_y) * over
        e[k] = -0.5 * (u * u + v * v)
    for k in range(n):  # one array is written a loop: with more, the compiler gives up on lanes
        J[3, k] = e[k]
    exponentials(e, shifted, bits, n)
    for k in range(n):
        J[0, k] = e[k]
    for k in range(n):
        J[1, k] = steep * e[k] * ((x[0, k] - centre_x) * over)
    for k in range(n):
        J[2, k] = steep * e[k] * ((x[1, k] - centre_y) * over)
    for k in range(n):
        J[3, k] *= -2 * steep * e[k]
    for k in range(n):
        J[4, k] = 1.0
    for k in range(n):
        f[k] = height * e[k] + offset


@njit(cache=True, nogil=True, fastmath=LANES, error_model="numpy")
def lorentzian_peak(x: Floats, theta: Floats, J: Floats, f: Floats) -> None:
    height, centre, over, n = theta[0], theta[1], 1 / theta[2], len(f)
    for k in range(n):
        u = (x[0, k] - centre) * over
        bell = 1 / (1 + u * u)
        steep = 2 * height * over * u * bell * bell
        J[0, k], J[1, k], J[2, k], J[3, k] = bell, steep, steep * u, 1.0
        f[k] = height * bell + theta[3]


@njit(cache=True, nogil=True, fastmath=LANES, error_model="numpy")
def exponential_decay(x: Floats, theta: Floats, e: Floats, shifted: Floats, bits: Any, J: Floats, f: Floats) -> None:
    amplitude, rate, n = theta[0], theta[1], len(f)
    for k in range(n):
        e[k] = -rate * x[0, k]
    exponentials(e, shifted, bits, n)
    for k in range(n):
        J[0, k], J[1, k], J[2, k] = e[k], -amplitude * x[0, k] * e[k], 1.0
        f[k] = amplitude * e[k] + theta[2]


@njit(cache=True, nogil=True, fastmath=LANES, error_model="numpy")
def logistic_growth(x: Floats, theta: Floats, e: Floats, shifted: Floats, bits: Any, J: Floats, f: Floats) -> None:
    capacity, rate, midpoint, n = theta[0], theta[1], theta[2], len(f)
    for k in range(n):
        e[k] = -abs(rate * (x[0, k] - midpoint))
    exponentials(e, shifted, bits, n)
    for k in range(n):
        t = x[0, k] - midpoint
        share = 1 / (1 + e[k])  # of the larger side
        slope = capacity * e[k] * share * share
        if rate * t < 0:
            share = 1 - share if e[k] > 0.5 else e[k] * share
        J[0, k], J[1, k], J[2, k] = share, slope * t, -slope * rate
        f[k] = capacity * share


@njit(cache=True, nogil=True, fastmath=LANES, error_model="numpy")
def products_of_3(J: Floats, f: Floats, g: Floats, A: Floats) -> float:
    """The products of 3 derivatives and the residual, all in one pass, each sum in a register of its own."""
    aa = ar = 0.0
    ba = bb = br = 0.0
    ca = cb = cc = cr = 0.0
    rr = 0.0
    for k in range(len(f)):
        r, a, b, c = f[k], J[0, k], J[1, k], J[2, k]
        aa += a * a
        ar += a * r
        ba += b * a
        bb += b * b
        br += b * r
        ca += c * a
        cb += c * b
        cc += c * c
        cr += c * r
        rr += r * r
    A[0], A[1], A[2], A[3], A[4], A[5] = aa, ba, bb, ca, cb, cc
    g[0], g[1], g[2] = ar, br, cr
    return rr


@njit(cache=True, nogil=True, fastmath=LANES, error_model="numpy")
def products_of_4(J: Floats, f: Floats, g: Floats, A: Floats) -> float:
    """The products of 4 derivatives and the residual, all in one pass, each sum in a register of its own."""
    aa = ar = 0.0
    ba = bb = br = 0.0
    ca = cb = cc = cr = 0.0
    da = db = dc = dd = dr = 0.0
    rr = 0.0
    for k in range(len(f)):
        r, a, b, c, d = f[k], J[0, k], J[1, k], J[2, k], J[3, k]
        aa += a * a
        ar += a * r
        ba += b * a
        bb += b * b
        br += b * r
        ca += c * a
        cb += c * b
        cc += c * c
        cr += c * r
        da += d * a
        db += d * b
        dc += d * c
        dd += d * d
        dr += d * r
        rr += r * r
    A[0], A[1], A[2], A[3], A[4], A[5], A[6], A[7], A[8], A[9] = aa, ba, bb, ca, cb, cc, da, db, dc, dd
    g[0], g[1], g[2], g[3] = ar, br, cr, dr
    return rr


@njit(cache=True, nogil=True, fastmath=LANES, error_model="numpy")
def products_of_5(J: Floats, f: Floats, g: Floats, A: Floats) -> float:
    """The products of 5 derivatives and the residual, all in one pass, each sum in a register of its own."""
    aa = ar = 0.0
    ba = bb = br = 0.0
    ca = cb = cc = cr = 0.0
    da = db = dc = dd = dr = 0.0
    ea = eb = ec = ed = ee = er = 0.0
    rr = 0.0
    for k in range(len(f)):
        r, a, b, c, d, e = f[k], J[0, k], J[1, k], J[2, k], J[3, k], J[4, k]
        aa += a * a
        ar += a * r
        ba += b * a
        bb += b * b
        br += b * r
        ca += c * a
        cb += c * b
        cc += c * c
        cr += c * r
        da += d * a
        db += d * b
        dc += d * c
        dd += d * d
        dr += d * r
        ea += e * a
        eb += e * b
        ec += e * c
        ed += e * d
        ee += e * e
        er += e * r
        rr += r * r
    A[0], A[1], A[2], A[3], A[4], A[5], A[6], A[7], A[8], A[9], A[10], A[11], A[12], A[13], A[14] = (
        aa,
        ba,
        bb,
        ca,
        cb,
        cc,
        da,
        db,
        dc,
        dd,
        ea,
        eb,
        ec,
        ed,
        ee,
    )
    g[0], g[1], g[2], g[3], g[4] = ar, br, cr, dr, er
    return rr


@njit(cache=True, nogil=True, fastmath=LANES, error_model="numpy")
def look(
    model: int, x: Floats, y: Floats, w: Floats, theta: Floats, room: Floats, bits: Any, J: Floats, g: Floats, A: Floats
) -> float:
    """Fill g and A, as a Pool has them, and hand back the sum of squares."""
    e, f, n, p = room[0], room[2], len(y), len(theta)
    if model == 0:
        gaussian_peak(x, theta, e, room[1], bits, J, f)
    elif model == 1:
        gaussian_peak_2d(x, theta, e, room[1], bits, J, f)
    elif model == 2:
        lorentzian_peak(x, theta, J, f)
    elif model == 3:
        exponential_decay(x, theta, e, room[1], bits, J, f)
    else:
        logistic_growth(x, theta, e, room[1], bits, J, f)
    for k in range(n):
        f[k] = y[k] - f[k]
    if len(w):
        for k in range(n):
            f[k] = f[k] * w[k] if w[k] > 0 else 0.0
        for i in range(p):
            for k in range(n):
                J[i, k] *= w[k]
    if p == 3:
        return products_of_3(J, f, g, A)
    if p == 4:
        return products_of_4(J, f, g, A)
    return products_of_5(J, f, g, A)

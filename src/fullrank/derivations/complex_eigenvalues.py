"""A 2 x 2 matrix without real eigenvalues: how far it turns, and how much it grows, in each step."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.exact import Number, exact_square
from fullrank.derivations.projection import angle_of
from fullrank.derivations.spectrum import characteristic_coefficients, discriminant
from fullrank.derivations.surd import plain, square_root
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


class ComplexPair(NamedTuple):
    """The eigenvalues real ± imaginary i, their size, and their angle in radians between 0 and pi (exact, SymPy)."""

    real: Fraction
    imaginary: object
    growth: object
    angle: object


def complex_eigenvalues(A: object) -> Derivation:
    """The conjugate eigenvalues of a 2 x 2 matrix, as an angle and a growth per step; the result is a ComplexPair.

    Refuses a matrix with real eigenvalues.

    >>> complex_eigenvalues(((0, -1), (1, 0))).result.angle
    pi/2
    """
    matrix = exact_square(A, most=2)
    if len(matrix) == 1:
        raise ValueError("A is 1 × 1 and has one real eigenvalue: give a 2 × 2 matrix.")
    _, p, q = characteristic_coefficients(matrix)
    inside = discriminant(p, q)
    if inside >= 0:
        raise ValueError(
            f"A has real eigenvalues (trace² - 4 det = {inside} is not negative), so nothing turns: ask for its "
            "eigenvectors instead."
        )
    work = Worked("complex_eigenvalues", "Complex eigenvalues: angle and growth", f"A={tex.matrix(matrix)}")
    _write_equation(work, p, q)
    real, imaginary = -p / 2, square_root(-inside / 4)
    root = square_root(inside / 4)
    upper = root + real
    work.step(
        "Use the quadratic formula.",
        rf"\lambda=\frac{{{tex.number(-p) if p else ''}\pm\sqrt{{{tex.number(inside)}}}}}{{2}}{tex.SO}\lambda_1"
        rf"={tex.number(upper)},\quad \lambda_2={tex.number(-root + real)}",
        rf"The number under the root, $\operatorname{{tr}}^2-4\det={tex.number(inside)}$, is negative. "
        "The roots are complex and conjugate: no real direction is kept.",
    )
    growth, angle, shown = _write_polar(work, real, q)
    work.step("Say what the orbit does.", _orbit_tex(q), _orbit(q))
    answer = (
        rf"\lambda={tex.number(real) if real else ''}\pm {tex.number(square_root(inside / 4))},\quad "
        rf"\left|\lambda\right|={tex.number(growth)},\quad \theta={shown}"
    )
    return work.done(ComplexPair(real, plain(imaginary), plain(growth), angle), answer)


def _write_polar(work: Worked, real: Fraction, q: Fraction) -> tuple[Number, object, str]:
    """The steps for size and angle; returns both, and the angle as TeX."""
    growth = square_root(q)
    work.step(
        "Find the size of the eigenvalues: the growth in each step.",
        rf"\left|\lambda\right|=\sqrt{{a^2+b^2}}={_size(q)}\approx {tex.decimal(growth)}",
        r"The size of $a\pm bi$ is $\sqrt{a^2+b^2}$. The product of the two conjugates is $a^2+b^2$, and that is the "
        "determinant, which checks it.",
    )
    angle, shown = angle_of(real, q)
    work.step(
        "Find the angle of the eigenvalues: the turn in each step.",
        rf"\cos\theta=\frac{{a}}{{\left|\lambda\right|}}={tex.number(_cosine(real, q))}{tex.SO}\theta={shown}",
        "In the plane of complex numbers $\\lambda_1$ stands at this angle, and multiplying by it turns by the angle. "
        "In suitable coordinates $A$ does the same to the real plane.",
    )
    return growth, angle, shown


def _cosine(real: Fraction, square: Fraction) -> Number:
    return square_root(square) * (real / square)


def _size(square: Fraction) -> str:
    return tex.equal(rf"\sqrt{{{tex.number(square)}}}", tex.root_of(square))


def _write_equation(work: Worked, p: Fraction, q: Fraction) -> None:
    work.step(
        "Write the characteristic equation from trace and determinant.",
        rf"\operatorname{{tr}}A={tex.number(-p)},\quad \det A"
        f"={tex.number(q)}{tex.SO}{tex.polynomial((Fraction(1), p, q))}=0",
        r"For two rows $\det(A-\lambda I)=\lambda^2-\operatorname{tr}(A)\,\lambda+\det(A)$.",
    )


def _orbit_tex(square: Fraction) -> str:
    sign = "=" if square == 1 else ">" if square > 1 else "<"
    return rf"\left|\lambda\right|{sign}1"


def _orbit(square: Fraction) -> str:
    start = (
        r"A start vector $\mathbf{x}$ turns with every step, and its images $\mathbf{x}, A\mathbf{x}, A^2\mathbf{x}, "
        r"\dots$ "
    )
    if square == 1:
        return (
            start
            + "stay on one ellipse: the size of the eigenvalues is 1, so nothing grows or shrinks in the long run."
        )
    return start + (
        "spiral outwards, because the size is more than 1."
        if square > 1
        else "spiral inwards to zero, because the size is less than 1."
    )

"""The matrix of a turn of the plane, from where the two axes land.

Taught in 1-linear-algebra/3-matrices/3-a-catalogue-of-moves.
"""

from __future__ import annotations

from fractions import Fraction

from fullrank.derivations import tex
from fullrank.derivations.exact import Number, whole
from fullrank.derivations.surd import surd
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

_MOST = 720
_HALF = Fraction(1, 2)


def rotation(angle: object, *, stretch: int = 1) -> Derivation:
    """The matrix that turns the plane by a multiple of 30 or 45 degrees against the clock; the result is its rows.

    With a `stretch` every length becomes that many times as long after the turn.

    >>> rotation(90).result
    ((Fraction(0, 1), Fraction(-1, 1)), (Fraction(1, 1), Fraction(0, 1)))
    """
    degrees = whole(angle, "The angle", -_MOST, _MOST)
    if degrees % 30 and degrees % 45:
        raise ValueError(
            f"The cosine of {degrees} degrees has no short exact form: give a multiple of 30 or of 45 degrees."
        )
    c, s = _cosine(degrees), _cosine(degrees - 90)
    rows = ((c, -s), (s, c))
    turn = rf"{degrees}^\circ"
    work = Worked("rotation", "A turn", rf"\text{{turn by }}{turn}")
    work.step(
        "Turn the first axis: its tip stays on the circle of radius one.",
        tex.aligned([rf"(1,\,0)\;\longrightarrow\;&(\cos {turn},\,\sin {turn})", f"={{}}&{tex.row((c, s))}"]),
        "That is what cosine and sine are: how far along and how far up a tip on the circle is. Positive angles run "
        "against the clock.",
    )
    work.step(
        "Turn the second axis: it stays a quarter turn ahead of the first.",
        tex.aligned([rf"(0,\,1)\;\longrightarrow\;&(-\sin {turn},\,\cos {turn})", f"={{}}&{tex.row((-s, c))}"]),
        "A quarter turn sends $(p, q)$ to $(-q, p)$, so the minus sign belongs to the second column, at the top.",
    )
    work.step(
        "Write both images as columns.",
        rf"R={tex.matrix(rows)}",
        "The columns of a matrix say where the axes land.",
    )
    pairs = (("length squared", (c, s), (c, s)), ("length squared", (-s, c), (-s, c)), ("dot product", (c, s), (-s, c)))
    work.step(
        "Check that nothing was stretched or bent: each column has length one, and the two are at right angles.",
        tex.aligned([_check(*pair) for pair in pairs]),
        "A turn keeps lengths and angles. A slip in a sign would show in the dot product.",
    )
    if stretch == 1:
        return work.done(rows, rf"R={tex.matrix(rows)}")
    large = tuple(tuple(stretch * entry for entry in row) for row in rows)
    work.step(
        f"Make every length {stretch} times as long: so do both images, and with them every entry.",
        rf"{stretch}R={tex.matrix(large)}",
        "A stretch of everything keeps directions, so it may come before the turn or after it.",
    )
    return work.done(large, rf"{stretch}R={tex.matrix(large)}")


def _check(what: str, u: tuple[Number, Number], v: tuple[Number, Number]) -> str:
    terms = tex.products(u, v)
    return rf"\text{{{what}}}:&\quad {terms}={tex.number(u[0] * v[0] + u[1] * v[1])}"


def _cosine(degrees: int) -> Number:
    """The cosine of a multiple of 30 or 45 degrees, exactly."""
    turned = abs((degrees + 180) % 360 - 180)  # 0 to 180
    if turned > 90:
        return -_cosine(180 - turned)
    root = {30: 3, 45: 2}.get(turned)
    if root:
        return surd(Fraction(0), _HALF, root)
    return {0: Fraction(1), 60: _HALF, 90: Fraction(0)}[turned]

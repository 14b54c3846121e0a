"""The shadow of a point on the ground under parallel rays, and the 2 x 3 matrix that casts it.

Taught in 1-linear-algebra/4-changing-basis/3-shadows-on-the-ground.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.algebra import times
from fullrank.derivations.exact import RationalMatrix, RationalVector, exact_vector
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


class Shadow(NamedTuple):
    """Where the shadow falls, the parameter of the ray there, and the 2 x 3 matrix for rays in this direction."""

    place: RationalVector
    parameter: Fraction
    matrix: RationalMatrix


def shadow(point: object, sun: object) -> Derivation:
    """The shadow of a point in space on the ground z = 0, for rays along `sun`. The result is a Shadow.

    Raises ValueError where a vector has not three components or the rays never reach the ground.

    >>> shadow((2, 1, 4), (1, 0, -2)).result.place
    (Fraction(4, 1), Fraction(1, 1))
    """
    r, s = exact_vector(point, "the point"), exact_vector(sun, "the sun's direction")
    for name, vector in (("the point", r), ("the sun's direction", s)):
        if len(vector) != 3:
            raise ValueError(f"{name} has {len(vector)} components: give three, the last one the height.")
    if s[2] == 0:
        raise ValueError(
            "The rays run level with the ground and never reach it: give a direction whose third number is not 0."
        )
    work = Worked(
        "shadow", "A shadow on the ground", rf"\mathbf{{r}}={tex.vector(r)},\qquad \mathbf{{s}}={tex.vector(s)}"
    )
    t = -r[2] / s[2]
    place = (r[0] + t * s[0], r[1] + t * s[1])
    _write_ray(work, r, s, t)
    _write_place(work, r, s, t, place)
    matrix = ((Fraction(1), Fraction(0), -s[0] / s[2]), (Fraction(0), Fraction(1), -s[1] / s[2]))
    work.step(
        r"Collect what multiplies $r_1$, $r_2$ and $r_3$ into a matrix.",
        rf"\begin{{bmatrix}}1 & 0 & -s_1/s_3 \\ 0 & 1 & -s_2/s_3\end{{bmatrix}}\mathbf{{r}}"
        rf"={tex.matrix(matrix)}{tex.vector(r)}={tex.vector(times(matrix, r))}",
        "Three numbers go in and two come out, so the matrix has three columns and two rows. It serves every point "
        "under the same sun, and gives the same shadow again.",
    )
    way = (place[0] - r[0], place[1] - r[1], -r[2])
    work.step(
        "Check that the way from the point to its shadow is a piece of a ray.",
        rf"{tex.vector((*place, Fraction(0)))}-{tex.vector(r)}={tex.vector(way)}"
        rf"={tex.bracketed(t)}{tex.vector(s)}",
        r"A shadow in the wrong place, such as one on the sun's side, fails here: its way is no multiple of "
        r"$\mathbf{s}$.",
    )
    return work.done(Shadow(place, t, matrix), tex.vector(place))


def _write_ray(work: Worked, r: RationalVector, s: RationalVector, t: Fraction) -> None:
    lines = [rf"r_{{{i}}}+t\,s_{{{i}}}&={_moving(a, b)}" for i, (a, b) in enumerate(zip(r, s, strict=True), 1)]
    work.step(
        r"Follow the ray through the point: $\mathbf{r}+t\,\mathbf{s}$.",
        tex.aligned(lines),
        "The number $t$ says how far along the ray. At $t=0$ it is at the point itself.",
    )
    work.step(
        "Ask for the ground: the height must be 0. Solve for $t$.",
        rf"{_moving(r[2], s[2])}=0{tex.SO}t=-\frac{{r_3}}{{s_3}}={tex.number(t)}",
        "Mind the minus sign. Where rays fall, $s_3$ is negative, and for a point above the ground $t$ is positive.",
    )


def _moving(start: Fraction, speed: Fraction) -> str:
    """r + s t with the signs written once."""
    return f"{tex.number(start)}{tex.term(speed, 't', first=False)}" if speed else tex.number(start)


def _write_place(
    work: Worked, r: RationalVector, s: RationalVector, t: Fraction, place: tuple[Fraction, Fraction]
) -> None:
    lines = [
        rf"r_{{{i + 1}}}+t\,s_{{{i + 1}}}&={tex.number(r[i])}+{tex.bracketed(t)}\cdot {tex.bracketed(s[i])}"
        f"={tex.number(place[i])}"
        for i in range(2)
    ]
    work.step(
        "Put $t$ into the first two components.",
        tex.aligned(lines),
        "The third component is 0 for every shadow, so it says nothing and is left out. A place on the ground has two "
        "numbers.",
    )

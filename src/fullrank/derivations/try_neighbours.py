"""One step downhill by trial: the misfit of two prices at a place and at its four neighbours.

Taught in 1-linear-algebra/1-vectors/5-walking-on-the-error.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.algebra import rational_dot
from fullrank.derivations.exact import RationalMatrix, RationalVector, exact, exact_matrix, exact_vector, same_length
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation


class Neighbours(NamedTuple):
    """Where to go, the misfit here and there; the place itself where no neighbour is lower."""

    place: tuple[Fraction, ...]
    before: Fraction
    after: Fraction


def try_neighbours(A: object, b: object, at: object, step: object) -> Derivation:
    """The best of a place and its four neighbours, by the squared misfit of A x against b. The result is Neighbours.

    A: receipts, a row each, two columns.  b: their totals.  at: two prices.  step: how far to a neighbour.

    >>> try_neighbours(((2, 1), (1, 3), (1, 1)), (11, 18, 9), (3, 4), 1).result.place
    (Fraction(3, 1), Fraction(5, 1))
    """
    receipts, totals = exact_matrix(A), exact_vector(b, "b")
    here, far = exact_vector(at, "at"), exact(step)
    _fits(receipts, totals, here, far)
    work = Worked("try_neighbours", "One step downhill", _given(receipts, totals, here, far))
    left = _residuals(receipts, totals, here)
    before = rational_dot(left, left)
    work.step(
        "Work out the residuals here, and their misfit.",
        rf"\mathbf{{r}}={tex.vector(totals)}-{tex.vector(_said(receipts, here))}={tex.vector(left)},\qquad "
        rf"{_squares(left)}={tex.number(before)}",
        "This is the height of the ground under our feet: the number that the step should lower.",
    )
    x, y = here
    places = ((x + far, y), (x - far, y), (x, y + far), (x, y - far))
    work.step(
        "Write down the four neighbours: one coordinate changes at a time.",
        r",\quad ".join(tex.row(place) for place in places),
        "Two directions for each of the two knobs. The other knob is left alone, so that we learn what each one does.",
    )
    misfits = [rational_dot(r, r) for r in (_residuals(receipts, totals, place) for place in places)]
    lines = [
        rf"{tex.row(place)}:&\quad {_squares(_residuals(receipts, totals, place))}={tex.number(misfit)}"
        for place, misfit in zip(places, misfits, strict=True)
    ]
    work.step(
        "Work out the misfit at each of them.",
        tex.aligned(lines),
        "Each line is the same small calculation as for the place where we stand, with one price changed.",
    )
    after = min(misfits)
    best = places[misfits.index(after)] if after < before else here
    after = min(after, before)
    work.step(
        "Go to the lowest, and say by how much the misfit falls."
        if after < before
        else "Compare: no neighbour is lower, so stay.",
        rf"{tex.number(before)}-{tex.bracketed(after)}={tex.number(before - after)}",
        "The fall must be positive, otherwise the step went uphill."
        if after < before
        else "With steps of this size nothing is gained. A smaller step may still find lower ground.",
    )
    return work.done(Neighbours(best, before, after), rf"{tex.row(here)}\;\longrightarrow\;{tex.row(best)}")


def _fits(receipts: RationalMatrix, totals: RationalVector, here: RationalVector, far: Fraction) -> None:
    same_length(receipts, totals, ("Each column of A", "b"))
    if len(receipts[0]) != 2 or len(here) != 2:
        counts = f"A has {len(receipts[0])} columns and the place has {len(here)} numbers"
        raise ValueError(f"{counts}: give two of each, one for each price.")
    if far <= 0:
        raise ValueError(f"The step is {far}: give a positive number.")


def _given(receipts: RationalMatrix, totals: RationalVector, here: RationalVector, far: Fraction) -> str:
    pairs = zip(receipts, totals, strict=True)
    said = [f"{tex.combination(row, ('x', 'y'))}&={tex.number(total)}" for row, total in pairs]
    return rf"{tex.aligned(said)}\qquad \text{{at }}{tex.row(here)},\quad \text{{step }}{tex.number(far)}"


def _said(receipts: RationalMatrix, place: tuple[Fraction, ...]) -> RationalVector:
    return tuple(rational_dot(row, place) for row in receipts)


def _residuals(receipts: RationalMatrix, totals: RationalVector, place: tuple[Fraction, ...]) -> RationalVector:
    return tuple(total - said for total, said in zip(totals, _said(receipts, place), strict=True))


def _squares(residuals: RationalVector) -> str:
    return "+".join(rf"{tex.bracketed(r)}^2" for r in residuals)

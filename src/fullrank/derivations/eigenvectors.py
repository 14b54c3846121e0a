"""Eigenvectors by hand: for each eigenvalue, row reduce A - lambda I and read the vectors it sends to zero."""

from __future__ import annotations

from typing import NamedTuple

from fullrank.derivations import tex
from fullrank.derivations.algebra import reduced_echelon, shifted, times
from fullrank.derivations.exact import Matrix, Number, RationalMatrix, exact_square
from fullrank.derivations.spectrum import Eigenspace, characteristic_coefficients, eigenspaces, is_defective
from fullrank.derivations.surd import Surd, plain, plain_rows
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

_STEPS_FOR_FEW = 3


class Eigen(NamedTuple):
    """One eigenvalue, its multiplicity as a root, and a basis of its eigenvectors with coprime entries."""

    value: object
    multiplicity: int
    vectors: tuple[tuple[object, ...], ...]


def eigenvectors(A: object) -> Derivation:
    """Eigenvalues and eigenvectors of a square matrix, each found by row reducing A - lambda I.

    The result is a tuple of Eigen, largest eigenvalue first; any non-zero multiple of a vector serves too. Surds and
    complex numbers are worked exactly; a ValueError says so where a factor above degree 2 does not split.

    >>> eigenvectors(((2, 1), (1, 2))).result[0].vectors
    ((Fraction(1, 1), Fraction(1, 1)),)
    """
    matrix = exact_square(A)
    spaces = eigenspaces(matrix)
    work = Worked("eigenvectors", "Eigenvectors from the null space", f"A={tex.matrix(matrix)}")
    write_eigenvalues(work, matrix, spaces)
    names = vector_names(spaces)
    for index in range(len(spaces)):
        write_space(work, matrix, spaces, index, names)
    _write_check(work, matrix, spaces, names)
    return work.done(plain_spaces(spaces), spaces_tex(spaces, names))


def plain_spaces(spaces: tuple[Eigenspace, ...]) -> tuple[Eigen, ...]:
    """The eigenspaces as others see them."""
    return tuple(Eigen(plain(space.value), space.multiplicity, plain_rows(space.vectors)) for space in spaces)


def vector_names(spaces: tuple[Eigenspace, ...]) -> tuple[tuple[str, ...], ...]:
    """x_1, x_2, ... numbered through all eigenspaces."""
    counter, names = 0, []
    for space in spaces:
        names.append(tuple(rf"\mathbf{{x}}_{{{counter + k}}}" for k in range(1, len(space.vectors) + 1)))
        counter += len(space.vectors)
    return tuple(names)


def spaces_tex(spaces: tuple[Eigenspace, ...], names: tuple[tuple[str, ...], ...]) -> str:
    """Each eigenvalue beside its vectors."""
    parts = []
    for space, own in zip(spaces, names, strict=True):
        vectors = r",\;".join(f"{name}={tex.vector(vector)}" for name, vector in zip(own, space.vectors, strict=True))
        parts.append(rf"\lambda={tex.number(space.value)}:\;{vectors}")
    return r",\qquad ".join(parts)


def write_eigenvalues(work: Worked, matrix: RationalMatrix, spaces: tuple[Eigenspace, ...]) -> None:
    """The step that finds the eigenvalues."""
    coefficients = characteristic_coefficients(matrix)
    values = r",\quad ".join(_multiple(space) for space in spaces)
    sign = "-" if len(matrix) % 2 else ""
    body = rf"{sign}\left({tex.polynomial(coefficients)}\right)" if sign else tex.polynomial(coefficients)
    work.step(
        r"Solve $\det(A-\lambda I)=0$ for the eigenvalues.",
        rf"\det(A-\lambda I)={body}=0{tex.SO}{values}",
        r"A non-zero vector with $(A-\lambda I)\mathbf{x}=\mathbf{0}$ exists only where this determinant is zero, "
        "so the eigenvalues come first.",
    )


def _multiple(space: Eigenspace) -> str:
    twice = rf"\;\text{{({TIMES[space.multiplicity]})}}" if space.multiplicity > 1 else ""
    return rf"\lambda={tex.number(space.value)}{twice}"


TIMES = {2: "twice", 3: "three times", 4: "four times", 5: "five times", 6: "six times"}


def write_space(
    work: Worked, matrix: RationalMatrix, spaces: tuple[Eigenspace, ...], index: int, names: tuple[tuple[str, ...], ...]
) -> None:
    """The steps for one eigenvalue: reduce and read, or turn the root's sign in a twin already found."""
    space = spaces[index]
    if isinstance(space.value, Surd) and any(earlier.value == space.value.conjugate() for earlier in spaces[:index]):
        _write_twin(work, space, names[index])
        return
    difference = shifted(matrix, space.value)
    echelon, pivots = reduced_echelon(difference)
    value = tex.number(space.value)
    change = f"{tex.matrix(difference)}{tex.ARROW}{tex.matrix(echelon)}"
    reading = _reading(space, echelon, pivots, names[index])
    action = rf"For $\lambda={value}$, subtract $\lambda$ on the diagonal and row reduce."
    if len(spaces) > _STEPS_FOR_FEW:
        work.step(
            action,
            tex.aligned([f"&{change}", f"&{reading}"]),
            f"{_WHY_AGAIN if index else _WHY_REDUCE} {_why_read(space)}",
        )
        return
    why = _WHY_AGAIN if index else _WHY_REDUCE
    work.step(action, f"{tex.minus_identity(space.value)}={change}", why)
    work.step(rf"Read the eigenvectors for $\lambda={value}$ from the reduced rows.", reading, _why_read(space))


_WHY_REDUCE = (
    r"The eigenvectors are the non-zero solutions of $(A-\lambda I)\mathbf{x}=\mathbf{0}$, and row operations keep "
    "the solutions of an equation."
)


_WHY_AGAIN = "Another eigenvalue means another matrix, so the reduction starts afresh from $A$."


def _why_read(space: Eigenspace) -> str:
    if len(space.vectors) == len(space.vectors[0]):
        return (
            "No equation is left, so every non-zero vector is an eigenvector; the standard directions serve as a basis."
        )
    free = "one component is" if len(space.vectors) == 1 else f"{len(space.vectors)} components are"
    text = (
        f"A column without a pivot leaves its component free: here {free} free, and we take values that avoid "
        "fractions. "
    )
    if len(space.vectors) < space.multiplicity:
        return (
            text + "The root is repeated, yet the directions are fewer than its multiplicity: the matrix is defective."
        )
    return text + "Any non-zero multiple is an eigenvector too."


def _reading(space: Eigenspace, echelon: Matrix, pivots: tuple[int, ...], names: tuple[str, ...]) -> str:
    vectors = r",\quad ".join(f"{name}={tex.vector(vector)}" for name, vector in zip(names, space.vectors, strict=True))
    equations = r",\quad ".join(_equation(echelon[row], pivot) for row, pivot in enumerate(pivots))
    return f"{equations}{tex.SO}{vectors}" if equations else vectors


def _equation(row: tuple[Number, ...], pivot: int) -> str:
    """x_1 = 2x_3 from a row of the reduced form."""
    free = [column for column in range(len(row)) if column != pivot]
    return f"x_{{{pivot + 1}}}={tex.combination([-row[c] for c in free], [f'x_{{{c + 1}}}' for c in free])}"


def _write_twin(work: Worked, space: Eigenspace, names: tuple[str, ...]) -> None:
    vectors = r",\quad ".join(f"{name}={tex.vector(vector)}" for name, vector in zip(names, space.vectors, strict=True))
    real = isinstance(space.value, Surd) and space.value.is_real
    root = "the square root" if real else "$i$"
    work.step(
        rf"For $\lambda={tex.number(space.value)}$, change the sign of {root} in the last eigenvector.",
        vectors,
        rf"The entries of $A$ are rational, so nothing in $A\mathbf{{x}}=\lambda\mathbf{{x}}$ can tell the two signs "
        f"of {root} "
        "apart: turning the sign everywhere keeps the equation true.",
    )


def _write_check(
    work: Worked, matrix: RationalMatrix, spaces: tuple[Eigenspace, ...], names: tuple[tuple[str, ...], ...]
) -> None:
    lines = []
    for space, own in zip(spaces, names, strict=True):
        for name, vector in zip(own, space.vectors, strict=True):
            image = tex.vector(times(matrix, vector))
            lines.append(rf"A{name}&={image}={tex.bracketed(space.value)}\,{tex.vector(vector)}")
    shown = lines if sum(map(len, lines)) < 3_000 else lines[:1]
    few = is_defective(spaces)
    work.step(
        r"Check $A\mathbf{x}=\lambda\mathbf{x}$.",
        tex.aligned(shown),
        "Multiplying by $A$ costs little and shows at once whether a vector only changes its length."
        + (f" There are fewer than {len(matrix)} independent eigenvectors in all." if few else ""),
    )

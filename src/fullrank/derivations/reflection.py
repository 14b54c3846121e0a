"""The mirror whose plane is spanned by given vectors: a frame of its own, the easy mirror there, and the way back.

Taught in 1-linear-algebra/4-changing-basis/8-a-mirror-in-any-plane.
"""

from __future__ import annotations

from fractions import Fraction

from fullrank.derivations import tex
from fullrank.derivations.algebra import diagonal, null_space, product, rank, rational_dot, times, transpose
from fullrank.derivations.exact import Matrix, RationalVector, exact_vector
from fullrank.derivations.gram_schmidt import unit, unit_tex
from fullrank.derivations.surd import plain_rows
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

_MOST = 4


def reflection(vectors: object) -> Derivation:
    """The matrix that mirrors in the line (one vector of the plane) or plane (two vectors of space) that they span.

    One vector fewer than there are components; the result is the matrix as rows of fractions.

    >>> reflection(((1, 1),)).result
    ((Fraction(0, 1), Fraction(1, 1)), (Fraction(1, 1), Fraction(0, 1)))
    """
    given = _spanning(vectors)
    shown = r",\quad ".join(rf"\mathbf{{v}}_{{{k}}}={tex.vector(vector)}" for k, vector in enumerate(given, 1))
    work = Worked("reflection", "A mirror in any plane", shown)
    rests: list[RationalVector] = []
    for index, vector in enumerate(given):
        rests.append(_write_direction(work, index, vector, rests))
    normal = _write_normal(work, given)
    frame: Matrix = transpose(tuple(unit(rest) for rest in (*rests, normal)))
    easy = diagonal([Fraction(1)] * len(given) + [Fraction(-1)])
    work.step(
        "Write the mirror in its own frame.",
        rf"R={tex.matrix(easy)}",
        "Along the mirror nothing changes, so those directions have the factor 1. What points out of the mirror is "
        "turned to the other side: its factor is $-1$.",
    )
    answer = product(product(frame, easy), transpose(frame))
    work.step(
        "Go over, mirror, come back.",
        tex.aligned(
            [
                rf"E&={tex.matrix(frame)}",
                rf"T&=ERE^{{\mathsf T}}={tex.matrix(answer)}",
            ]
        ),
        "The columns of $E$ are the frame. It is orthonormal, so the transpose takes a vector over, and $E$ brings it "
        "back.",
    )
    image = times(answer, normal)
    lines = [
        rf"T\mathbf{{v}}_1&={tex.matrix(answer)}{tex.vector(given[0])}={tex.vector(times(answer, given[0]))}",
        rf"T\mathbf{{n}}&={tex.matrix(answer)}{tex.vector(normal)}={tex.vector(image)}=-{tex.vector(normal)}",
    ]
    work.step(
        r"Check with $\mathbf{v}_1$ and with $\mathbf{n}$.",
        tex.aligned(lines),
        "A vector in the mirror must stay, and a vector straight out of it must be turned round.",
    )
    return work.done(plain_rows(answer), rf"T={tex.matrix(answer)}")


def _spanning(vectors: object) -> list[RationalVector]:
    if isinstance(vectors, str) or not isinstance(vectors, list | tuple) or not vectors:
        raise ValueError("There are no vectors to span a mirror: give a list, such as ((1, 0, 1), (0, 1, 1)).")
    given = [exact_vector(vector, f"vector {number}", _MOST) for number, vector in enumerate(vectors, 1)]
    size = len(given[0])
    if size < 2:
        raise ValueError("On a line there is no mirror to span: give vectors with 2, 3 or 4 components.")
    if any(len(vector) != size for vector in given):
        raise ValueError("The vectors have different lengths: give each the same number of components.")
    if len(given) != size - 1:
        many = "1 vector" if size == 2 else f"{size - 1} vectors"
        raise ValueError(f"A mirror for vectors with {size} components is spanned by {many}: you gave {len(given)}.")
    if rank(tuple(given)) < len(given):
        raise ValueError("The vectors are dependent and span too little: give vectors that are independent.")
    return given


def _write_direction(work: Worked, index: int, vector: RationalVector, rests: list[RationalVector]) -> RationalVector:
    v, e = rf"\mathbf{{v}}_{{{index + 1}}}", rf"\mathbf{{e}}_{{{index + 1}}}"
    rest, shadows = vector, ""
    for earlier in rests:
        factor = rational_dot(vector, earlier) / rational_dot(earlier, earlier)
        shadow = tuple(factor * value for value in earlier)
        rest = tuple(value - part for value, part in zip(rest, shadow, strict=True))
        shadows += f"-{tex.vector(shadow)}"
    if not rests:
        work.step(
            f"Divide ${v}$ by its length.",
            rf"{e}={unit_tex(vector)}",
            "This is the first direction of a frame that lies in the mirror.",
        )
        return vector
    work.step(
        f"Remove the overlap from ${v}$, and divide what is left by its length.",
        tex.aligned(
            [
                rf"\mathbf{{u}}_{{{index + 1}}}&={tex.vector(vector)}{shadows}={tex.vector(rest)}",
                rf"{e}&={unit_tex(rest)}",
            ]
        ),
        "The vectors that span the mirror need not be perpendicular. The frame must be, or its transpose would not "
        "undo it.",
    )
    return rest


def _write_normal(work: Worked, given: list[RationalVector]) -> RationalVector:
    normal = tuple(Fraction(value) for value in null_space(tuple(given))[0])  # type: ignore[arg-type]
    size = len(normal)
    conditions = r",\quad ".join(
        rf"\mathbf{{v}}_{{{k}}}\cdot\mathbf{{n}}={tex.products(vector, normal)}=0" for k, vector in enumerate(given, 1)
    )
    work.step(
        "Find the direction straight out of the mirror.",
        tex.aligned(
            [
                rf"\mathbf{{n}}&={tex.vector(normal)},\qquad \mathbf{{e}}_{{{size}}}={unit_tex(normal)}",
                rf"&{conditions}",
            ]
        ),
        r"$\mathbf{n}$ solves the equations that say it is perpendicular to "
        + ("the vector" if size == 2 else "every vector")
        + " of the mirror. Gram–Schmidt on any further vector leads to the same line.",
    )
    return normal

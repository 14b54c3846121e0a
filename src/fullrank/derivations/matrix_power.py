"""Powers of a matrix through its diagonal form."""

from __future__ import annotations

from fractions import Fraction

from fullrank.derivations import tex
from fullrank.derivations.algebra import identity, inverse_matrix, product
from fullrank.derivations.diagonalisation import columns_and_values, write_all_vectors, write_columns
from fullrank.derivations.eigenvectors import write_eigenvalues
from fullrank.derivations.exact import Matrix, Number, RationalMatrix, exact_square, whole
from fullrank.derivations.spectrum import characteristic_coefficients, eigenspaces, factors, is_defective
from fullrank.derivations.surd import plain_rows
from fullrank.derivations.worked import Worked
from fullrank.records import Derivation

_HIGHEST_POWER = 60


def matrix_power(A: object, n: object) -> Derivation:
    """A^n as C D^n C^{-1}, for n from 0 to 60; by repeated squaring where there is no diagonal form.

    The result is the matrix A^n as rows of fractions.

    >>> matrix_power(((2, 1), (1, 2)), 3).result
    ((Fraction(14, 1), Fraction(13, 1)), (Fraction(13, 1), Fraction(14, 1)))
    """
    matrix, power = exact_square(A), whole(n, "n", 0, _HIGHEST_POWER)
    given = rf"A={tex.matrix(matrix)},\qquad n={power}"
    work = Worked("matrix_power", "A power through the diagonal form", given)
    if any(factor.degree > 2 for factor in factors(characteristic_coefficients(matrix))):
        _write_no_short_roots(work, matrix)
        answer = _write_squaring(work, matrix, power)
    else:
        answer = _through_eigenvectors(work, matrix, power)
    return work.done(plain_rows(answer), f"A^{{{power}}}={tex.matrix(answer)}")


def _through_eigenvectors(work: Worked, matrix: RationalMatrix, power: int) -> Matrix:
    spaces = eigenspaces(matrix)
    write_eigenvalues(work, matrix, spaces)
    write_all_vectors(work, spaces)
    if is_defective(spaces):
        _write_defective(work, matrix)
        answer = _write_squaring(work, matrix, power)
    else:
        C, D = columns_and_values(spaces)
        write_columns(work, C, D)
        answer = _write_power(work, C, D, power)
    _write_check(work, answer, [(space.value, space.multiplicity) for space in spaces], power)
    return answer


def raised(matrix: Matrix, power: int) -> Matrix:
    """The power by squaring."""
    answer = identity(len(matrix))
    while power:
        if power % 2:
            answer = product(answer, matrix)
        matrix, power = product(matrix, matrix), power // 2
    return answer


def _write_power(work: Worked, C: Matrix, D: Matrix, power: int) -> Matrix:
    inner, C_inverse = raised(D, power), inverse_matrix(C)
    work.step(
        "Write the power with $C$ and $D$.",
        rf"A^{{{power}}}=\left(CDC^{{-1}}\right)^{{{power}}}=CD^{{{power}}}C^{{-1}}",
        "In the product $CDC^{-1}\\,CDC^{-1}\\cdots$ each inner $C^{-1}C$ is the identity and drops out. Only $D$ is "
        "multiplied again and again."
        if power
        else "The power 0 is the identity, and $CIC^{-1}=CC^{-1}=I$ as it should.",
    )
    work.step(
        "Raise each diagonal entry to the power.",
        rf"D^{{{power}}}={tex.matrix(inner)}",
        "A diagonal matrix stretches each axis by itself, so its power has the powers of the entries. For a full "
        "matrix this would be wrong.",
    )
    half = product(C, inner)
    work.step(
        "Multiply $C$ by the power of $D$, and invert $C$.",
        rf"CD^{{{power}}}={tex.matrix(half)},\qquad C^{{-1}}={tex.matrix(C_inverse)}",
        "Multiplying by a diagonal matrix from the right scales the columns, so this product needs no sums.",
    )
    answer = product(half, C_inverse)
    work.step(
        "Multiply by $C^{-1}$.",
        rf"A^{{{power}}}={tex.matrix(answer)}",
        "This returns from eigenvector coordinates to the standard ones. "
        "Every entry is rational again, as a product of rational matrices must be.",
    )
    return answer


def _write_no_short_roots(work: Worked, matrix: RationalMatrix) -> None:
    work.step(
        "Look for the eigenvalues.",
        rf"{tex.polynomial(characteristic_coefficients(matrix))}=0",
        "This does not split into factors of degree 1 and 2 over the fractions, so the diagonal form has no short "
        "exact numbers. The power itself has, and it can be found by multiplying.",
    )


def _write_defective(work: Worked, matrix: RationalMatrix) -> None:
    work.step(
        "Count the eigenvectors.",
        rf"\text{{fewer than }}{len(matrix)}\text{{ independent eigenvectors}}",
        "The matrix is defective: there is no invertible $C$, so the power has to be found another way.",
    )


def _write_squaring(work: Worked, matrix: RationalMatrix, power: int) -> Matrix:
    answer = raised(matrix, power)
    squares, square, k = [f"A&={tex.matrix(matrix)}"], matrix, 1
    while 2 * k <= power and len(squares) < 4:
        square, k = _rational_square(square), 2 * k
        squares.append(f"A^{{{k}}}&={tex.matrix(square)}")
    work.step(
        "Square again and again.",
        tex.aligned(squares),
        "Each squaring doubles the exponent, so few products are needed.",
    )
    parts = [f"A^{{{1 << bit}}}" for bit in range(power.bit_length()) if power >> bit & 1]
    made = (r"\,".join(reversed(parts)) if parts else "I").replace("A^{1}", "A")
    work.step(
        "Multiply the powers that add up to the exponent.",
        f"A^{{{power}}}={made}={tex.matrix(answer)}",
        f"The exponent {power} is a sum of powers of two, and exponents add when powers of one matrix are multiplied."
        if power
        else "The power 0 of any square matrix is the identity.",
    )
    return answer


def _rational_square(matrix: RationalMatrix) -> RationalMatrix:
    size = range(len(matrix))
    return tuple(tuple(sum((matrix[i][k] * matrix[k][j] for k in size), Fraction(0)) for j in size) for i in size)


def _write_check(work: Worked, answer: Matrix, values: list[tuple[Number, int]], power: int) -> None:
    powers = [raised(((value,),), power)[0][0] for value, times in values for _ in range(times)]
    total: Number = Fraction(0)
    for i, row in enumerate(answer):
        total = total + row[i]
    terms = "+".join(tex.bracketed(value) for value in powers)
    work.step(
        "Check the trace.",
        rf"{terms}={tex.number(total)}=\operatorname{{tr}}\left(A^{{{power}}}\right)",
        rf"The eigenvalues of $A^{{{power}}}$ are the powers $\lambda^{{{power}}}$, and eigenvalues add up to the "
        "trace.",
    )

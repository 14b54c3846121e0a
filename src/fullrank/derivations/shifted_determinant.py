"""The determinant of A - lambda I written out by hand: the first half of a characteristic polynomial."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from fullrank.derivations import tex
from fullrank.derivations.exact import RationalMatrix, RationalVector
from fullrank.derivations.spectrum import characteristic_coefficients
from fullrank.derivations.worked import Worked


def shifted_entries(matrix: RationalMatrix) -> list[list[str]]:
    """The entries of A - lambda I as TeX."""
    return [
        [_minus_lambda(value) if i == j else tex.number(value) for j, value in enumerate(row)]
        for i, row in enumerate(matrix)
    ]


def _minus_lambda(value: Fraction) -> str:
    return rf"{tex.number(value)}-\lambda" if value else r"-\lambda"


def write_shifted(work: Worked, matrix: RationalMatrix) -> None:
    """The step that writes A - lambda I."""
    work.step(
        r"Subtract $\lambda$ from every entry on the diagonal, to get $A-\lambda I$.",
        rf"A-\lambda I={tex.grid(shifted_entries(matrix))}",
        r"An eigenvector satisfies $A\mathbf{x}=\lambda\mathbf{x}$, which is the same as $(A-\lambda "
        r"I)\mathbf{x}=\mathbf{0}$. "
        r"So we need the $\lambda$ for which $A-\lambda I$ sends some non-zero vector to zero.",
    )


_SINGULAR = (
    "Only a singular matrix sends a non-zero vector to zero, and a matrix is singular when its determinant is zero. "
)


def write_determinant(work: Worked, matrix: RationalMatrix, coefficients: RationalVector) -> None:
    """The steps from the determinant to the characteristic equation."""
    size = len(matrix)
    if size == 1:
        action, reason = "Take the determinant.", _SINGULAR + "The determinant of a single number is that number."
        work.step(action, rf"\det(A-\lambda I)={_minus_lambda(matrix[0][0])}", reason)
    elif is_triangular(matrix):
        _write_triangular(work, matrix)
    elif size == 2:
        _write_two_by_two(work, matrix)
    elif size == 3:
        _write_expansion(work, matrix)
    else:
        _write_minors(work, matrix, coefficients)
    work.step(*_collected(size, coefficients))


def _collected(size: int, coefficients: RationalVector) -> tuple[str, str, str]:
    """The step that sets the polynomial to zero, with leading coefficient 1."""
    equation = f"{tex.polynomial(coefficients)}=0"
    action = r"Multiply out, collect powers of $\lambda$, and set the determinant to zero."
    if size % 2:
        turned = tuple(-value for value in coefficients)
        line = rf"\det(A-\lambda I)={tex.polynomial(turned)}=0{tex.SO}{equation}"
        return (
            action,
            line,
            "Both sides are multiplied by $-1$, which moves no root and makes the leading coefficient 1.",
        )
    reason = r"Collected by powers of $\lambda$, this is the characteristic equation: its roots are the eigenvalues."
    return action, equation, reason


def is_triangular(matrix: RationalMatrix) -> bool:
    """Whether everything above, or everything below, the diagonal is zero."""
    pairs = [(i, j) for i in range(len(matrix)) for j in range(i)]
    return all(matrix[i][j] == 0 for i, j in pairs) or all(matrix[j][i] == 0 for i, j in pairs)


def _factor_tex(value: Fraction) -> str:
    return rf"\left({_minus_lambda(value)}\right)"


def _write_triangular(work: Worked, matrix: RationalMatrix) -> None:
    line = r"\,".join(_factor_tex(row[i]) for i, row in enumerate(matrix))
    reason = (
        _SINGULAR
        + "All entries on one side of the diagonal are zero, so the determinant is the product of the diagonal."
    )
    work.step("Take the determinant.", rf"\det(A-\lambda I)={line}", reason)


def _write_two_by_two(work: Worked, matrix: RationalMatrix) -> None:
    (a, b), (c, d) = matrix
    line = rf"\det(A-\lambda I)={_factor_tex(a)}{_factor_tex(d)}-{tex.bracketed(b)}\cdot {tex.bracketed(c)}"
    work.step("Take the determinant.", line, _SINGULAR + "For two rows it is the product down minus the product up.")


def _write_expansion(work: Worked, matrix: RationalMatrix) -> None:
    """Three rows: expand along the row with most zeros, then work out the 2 x 2 determinants."""
    row = max(range(3), key=lambda i: sum(matrix[i][j] == 0 for j in range(3) if j != i))
    bars, worked = "", ""
    for column in range(3):
        if row != column and matrix[row][column] == 0:
            continue
        head = _head(matrix, row, column, first=not bars)
        keep_rows, keep_columns = [i for i in range(3) if i != row], [j for j in range(3) if j != column]
        entries = shifted_entries(matrix)
        bars += head + tex.grid([[entries[i][j] for j in keep_columns] for i in keep_rows], "vmatrix")
        worked += head + rf"\left({tex.polynomial(_minor(matrix, keep_rows, keep_columns))}\right)"
    words = f"Take the determinant, expanding along row {row + 1}."
    why = _SINGULAR + (
        "Each entry of the row multiplies the determinant left when its row and column are struck out; "
        "signs alternate, and an entry that is zero saves a term."
    )
    work.step(words, rf"\det(A-\lambda I)={bars}", why)
    reason = "A determinant of two rows is the product down minus the product up, as a polynomial in $\\lambda$."
    work.step("Work out the small determinants.", rf"\det(A-\lambda I)={worked}", reason)


def _head(matrix: RationalMatrix, row: int, column: int, first: bool) -> str:
    negative = (row + column) % 2 == 1
    if row == column:
        return ("-" if negative else "" if first else "+") + _factor_tex(matrix[row][column])
    value = matrix[row][column]
    return (
        tex.term(-value if negative else value, r"\cdot", first) if abs(value) != 1 else _unit(value, negative, first)
    )


def _unit(value: Fraction, negative: bool, first: bool) -> str:
    return "-" if (value < 0) != negative else "" if first else "+"


def _minor(matrix: RationalMatrix, rows: list[int], columns: list[int]) -> RationalVector:
    """The 2 x 2 determinant of A - lambda I on these rows and columns, as polynomial coefficients."""
    (a, b), (c, d) = ([(matrix[i][j], Fraction(-int(i == j))) for j in columns] for i in rows)
    square = a[1] * d[1] - b[1] * c[1]
    linear = a[0] * d[1] + a[1] * d[0] - b[0] * c[1] - b[1] * c[0]
    return square, linear, a[0] * d[0] - b[0] * c[0]


def _write_minors(work: Worked, matrix: RationalMatrix, coefficients: RationalVector) -> None:
    size = len(matrix)
    lines = [
        rf"E_{{{k}}}&={_minor_sum(matrix, k)}={tex.number(coefficients[k] * (-1 if k % 2 else 1))}"
        for k in range(1, size + 1)
    ]
    reason = _SINGULAR + (
        "Four rows or more give too many products to write out. Collected by powers of $\\lambda$, the coefficient of "
        "$(-\\lambda)^{n-k}$ is $E_k$; $E_1$ is the trace and $E_n$ the determinant."
    )
    work.step(
        "Add up the determinants that stand on the diagonal: $E_k$ for all choices of $k$ rows and the same columns.",
        tex.aligned(lines),
        reason,
    )


def _minor_sum(matrix: RationalMatrix, size: int) -> str:
    """The sum of the principal minors as terms, or in words where there are many."""
    choices = list(combinations(range(len(matrix)), size))
    if len(choices) > 6:
        return rf"\text{{sum of {len(choices)} determinants}}"
    values = [determinant_of(tuple(tuple(matrix[i][j] for j in choice) for i in choice)) for choice in choices]
    text = "".join(
        tex.term(value, "", first=not i) if value else ("+0" if i else "0") for i, value in enumerate(values)
    )
    return r"\det A" if len(choices) == 1 else text


def determinant_of(matrix: RationalMatrix) -> Fraction:
    """The determinant, read from the characteristic polynomial."""
    return characteristic_coefficients(matrix)[-1] * (-1 if len(matrix) % 2 else 1)

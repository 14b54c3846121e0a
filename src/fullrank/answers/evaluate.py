"""The value of a tree: exact where it can be, and never slow, huge or silent about why there is none."""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from fullrank.answers.nodes import Apply, Binary, Equation, Group, Literal, Node, Symbol, Unary
from fullrank.answers.numbers import Scalar, finite, is_exact, is_small, power, root, tidy
from fullrank.answers.unreadable import Unreadable

Value: TypeAlias = Scalar | tuple["Value", ...]
_CONSTANTS: dict[str, Scalar] = {"pi": math.pi, "e": math.e, "i": 1j}


def evaluate(node: Node, sign: int = 1) -> Value:
    """The value of a tree without free symbols; a list is a tuple, its rows tuples of tuples.

    `sign` is the sign that ± stands for. Raises Unreadable, at the place of the fault, where there is no value.
    """
    try:
        return _evaluate(node, sign)
    except RecursionError:
        raise Unreadable("This is nested too deep.", node.at) from None


def plus_minus(node: Node) -> bool:
    """Whether ± occurs in a tree."""
    match node:
        case Unary():
            return node.operator == "±" or plus_minus(node.operand)
        case Binary():
            return node.operator == "±" or plus_minus(node.left) or plus_minus(node.right)
        case Apply():
            return any(plus_minus(argument) for argument in node.arguments)
        case Group():
            return any(plus_minus(entry) for row in node.rows for entry in row)
        case _:
            return False


def _evaluate(node: Node, sign: int) -> Value:
    match node:
        case Literal():
            return node.value
        case Symbol():
            if node.name not in _CONSTANTS:
                raise Unreadable(f"{node.name} has no value here.", node.at)
            return _CONSTANTS[node.name]
        case Group():
            return _listed(node, sign)
        case Unary():
            return _unary(node, sign)
        case Binary():
            return _guarded(
                node.at, lambda: _binary(node, _evaluate(node.left, sign), _evaluate(node.right, sign), sign)
            )
        case Apply():
            return _guarded(node.at, lambda: _apply(node, sign))
        case Equation():
            raise Unreadable("A value is needed, not an equation.", node.at)


def _listed(node: Group, sign: int) -> Value:
    if node.single is not None:
        return _evaluate(node.single, sign)
    rows = tuple(tuple(_entry(entry, sign) for entry in row) for row in node.rows)
    if len(rows) == 1:
        return rows[0]
    # a row that is one list, as NumPy prints it, is that list
    return tuple(row[0] if len(row) == 1 and isinstance(row[0], tuple) else row for row in rows)


def _entry(node: Node, sign: int) -> Value:
    """An entry of a list; `[1]` among others is a row of one, as in the column [[1], [2]]."""
    value = _evaluate(node, sign)
    row = isinstance(node, Group) and node.bracket == "[" and node.single is not None
    return (value,) if row and not isinstance(value, tuple) else value


def _unary(node: Unary, sign: int) -> Value:
    value = _evaluate(node.operand, sign)
    if node.operator == "T":
        return _transposed(value, node.at)
    if node.operator == "!":
        return _factorial(value, node.at)
    negative = node.operator == "-" or (node.operator == "±" and sign < 0)
    return _mapped(value, lambda entry: tidy(-entry)) if negative else value


def _mapped(value: Value, function: Callable[[Scalar], Scalar]) -> Value:
    if isinstance(value, tuple):
        return tuple(_mapped(entry, function) for entry in value)
    return function(value)


def _transposed(value: Value, at: int) -> Value:
    if not isinstance(value, tuple):
        raise Unreadable("Only a vector or a matrix can be transposed.", at)
    if not all(isinstance(row, tuple) for row in value):
        return value  # a vector is a list of numbers here, whichever way it stands
    rows = [row for row in value if isinstance(row, tuple)]
    if len({len(row) for row in rows}) != 1:
        raise Unreadable("The rows have different lengths.", at)
    return tuple(zip(*rows, strict=True))


def _factorial(value: Value, at: int) -> Scalar:
    if not isinstance(value, int) or not 0 <= value <= 20:
        raise Unreadable("A factorial is read of whole numbers from 0 to 20.", at)
    return math.factorial(value)


def _guarded(at: int, compute: Callable[[], Value]) -> Value:
    """A computed value, with arithmetic's own errors turned into words at the place they arose."""
    try:
        return compute()
    except Unreadable:
        raise
    except ZeroDivisionError:
        raise Unreadable("This divides by zero.", at) from None
    except OverflowError:
        raise Unreadable("This number is too large to read.", at) from None
    except ValueError:
        raise Unreadable("This has no value.", at) from None


def _binary(node: Binary, left: Value, right: Value, sign: int) -> Value:
    operator = node.operator if node.operator != "±" else "+" if sign > 0 else "-"
    if isinstance(left, tuple) and isinstance(right, tuple):
        if operator in "+-" and len(left) == len(right):
            return tuple(_binary(node, one, other, sign) for one, other in zip(left, right, strict=True))
        raise Unreadable("Give the result of this calculation with lists.", node.at)
    if isinstance(right, tuple):
        if operator != "*":
            raise Unreadable("Only a number times a list is read.", node.at)
        return tuple(_binary(node, left, entry, sign) for entry in right)
    if isinstance(left, tuple):
        if operator not in "*/":
            raise Unreadable("A list is only multiplied or divided by a number.", node.at)
        return tuple(_binary(node, entry, right, sign) for entry in left)
    return scalar_operation(operator, left, right)


def scalar_operation(operator: str, left: Scalar, right: Scalar) -> Scalar:
    """One of + - * / ^ between two numbers, exact while the numbers are small."""
    if operator == "^":
        return finite(power(left, right))
    if not (is_small(left) and is_small(right)) and is_exact(left) and is_exact(right):
        left, right = float(left.real), float(right.real)
    if operator == "+":
        return finite(tidy(left + right))
    if operator == "-":
        return finite(tidy(left - right))
    if operator == "*":
        return finite(tidy(left * right))
    if is_exact(left) and is_exact(right):
        return tidy(Fraction(left) / Fraction(right))
    return finite(tidy(left / right))


def _apply(node: Apply, sign: int) -> Value:
    values = [_evaluate(argument, sign) for argument in node.arguments]
    numbers = [value for value in values if not isinstance(value, tuple)]
    if len(numbers) != len(values):
        raise Unreadable(f"{node.function} is taken of a number, not of a list.", node.at)
    return finite(tidy(apply(node.function, *numbers)))


def apply(function: str, *values: Scalar) -> Scalar:
    """A known function at a number; raises ArithmeticError or ValueError where it has no value."""
    value = values[-1]
    if function == "root":
        if not isinstance(values[0], int):
            raise ValueError("the degree of a root is a whole number")
        return root(value, values[0])
    if function in {"sqrt", "cbrt"}:
        return root(value, 2 if function == "sqrt" else 3)
    if function == "abs":
        return abs(value) if isinstance(value, complex) else value if value >= 0 else -value
    if isinstance(value, int) and (value, function) in _KNOWN:
        return _KNOWN[value, function]
    return _transcendental(function, value)


_KNOWN: dict[tuple[int, str], int] = {
    (0, "sin"): 0, (0, "cos"): 1, (0, "tan"): 0, (0, "exp"): 1, (1, "ln"): 0, (1, "log_2"): 0, (1, "log_10"): 0,
    (0, "arcsin"): 0, (0, "arctan"): 0, (1, "arccos"): 0, (0, "sinh"): 0, (0, "cosh"): 1, (0, "tanh"): 0,
}  # fmt: skip
_REAL: dict[str, Callable[[float], float]] = {
    "exp": math.exp, "ln": math.log, "log_2": math.log2, "log_10": math.log10, "sin": math.sin, "cos": math.cos,
    "tan": math.tan, "arcsin": math.asin, "arccos": math.acos, "arctan": math.atan, "sinh": math.sinh,
    "cosh": math.cosh, "tanh": math.tanh,
}  # fmt: skip
_COMPLEX: dict[str, Callable[[complex], complex]] = {
    "exp": cmath.exp, "ln": cmath.log, "log_2": lambda z: cmath.log(z) / math.log(2), "log_10": cmath.log10,
    "sin": cmath.sin, "cos": cmath.cos, "tan": cmath.tan, "arcsin": cmath.asin, "arccos": cmath.acos,
    "arctan": cmath.atan, "sinh": cmath.sinh, "cosh": cmath.cosh, "tanh": cmath.tanh,
}  # fmt: skip


def _transcendental(function: str, value: Scalar) -> Scalar:
    if isinstance(value, complex):
        return _COMPLEX[function](value)
    real = float(value)
    outside = real < 0 if function in {"ln", "log_2", "log_10"} else abs(real) > 1
    if outside and function in {"ln", "log_2", "log_10", "arcsin", "arccos"}:
        return _COMPLEX[function](complex(real))
    return _REAL[function](real)


def sample(node: Node, values: dict[str, complex]) -> complex:
    """The value of a scalar tree at values of its symbols, in complex floating point; nan where there is none."""
    try:
        return _sample(node, values)
    except (ArithmeticError, ValueError):
        return complex(math.nan, math.nan)


def _sample(node: Node, values: dict[str, complex]) -> complex:
    match node:
        case Literal():
            return complex(node.value)
        case Symbol():
            return values[node.name] if node.name in values else complex(_CONSTANTS[node.name])
        case Unary():
            return _sampled_unary(node, _sample(node.operand, values))
        case Binary():
            return _sampled_binary(node.operator, _sample(node.left, values), _sample(node.right, values))
        case Apply():
            return _sampled_function(node.function, [_sample(argument, values) for argument in node.arguments])
        case Group():
            return _sample(node.rows[0][0], values)
        case Equation():
            return _sample(node.left, values) - _sample(node.right, values)


def _sampled_unary(node: Unary, value: complex) -> complex:
    if node.operator == "!":
        return complex(math.gamma(value.real + 1))
    return -value if node.operator == "-" else value


def _sampled_binary(operator: str, left: complex, right: complex) -> complex:
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    if operator == "*":
        return left * right
    if operator == "/":
        return left / right
    whole = right.imag == 0 and right.real == int(right.real) and abs(right.real) <= 64
    return left ** int(right.real) if whole else left**right


def _sampled_function(function: str, values: list[complex]) -> complex:
    value = values[-1]
    if function == "abs":
        return complex(abs(value))
    if function in {"sqrt", "cbrt", "root"}:
        degree = {"sqrt": 2, "cbrt": 3}.get(function) or int(values[0].real)
        return complex(root(value.real if value.imag == 0 else value, degree))
    return _COMPLEX[function](value)

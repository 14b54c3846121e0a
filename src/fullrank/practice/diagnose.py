"""Mistakes that need no name of their own: a sign, a factor, a transpose, a rounding."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any, TypeAlias

from fullrank.answers import Choices, Expression, Matrix, Number, Numbers, Vector, Vectors
from fullrank.answers.nodes import Apply, Binary, Equation, Group, Literal, Node, Symbol, Unary
from fullrank.answers.numbers import Scalar, finite, is_exact, root, tidy
from fullrank.practice.item import Item


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A likely mistake and the words said to whoever made it."""

    name: str
    words: str


WORDS = {
    "sign": "The size is right and the sign is not. Follow the minus signs through your last lines.",
    "one-sign": "All is right but one sign. Find the place where a minus was lost or added.",
    "factor-two": "This differs from the answer by a factor of two. Look for something counted twice, or halved.",
    "reciprocal": "This is one over the answer. Ask which of the two quantities is divided by which.",
    "transposed": "Rows and columns have changed places. Say aloud what a column stands for here, and put it upright.",
    "swapped": "The right values stand in the wrong places. Go through what belongs to which place.",
    "degrees": "This is the right angle in the other unit. See whether degrees or radians are asked for.",
    "sample-size": "The sum is divided by the wrong count. Ask whether N or N - 1 belongs under it here.",
    "squared": "This is the square of the answer. A root is missing at the end.",
    "rooted": "This is the root of the answer. A square was undone that should have stayed.",
    "rounded": "This is the answer, rounded too early. Give it exactly, or with more digits.",
    "shape": "The shape does not fit what is asked. Count the entries that the answer needs before you compute them.",
    "multiplicity": "These are the right values, but one of them counts more than once. Type it as often as it counts.",
    "one-missing": "What you have is right, and something is missing.",
    "one-extra": "What is asked for is among these, and something is there that does not belong.",
    "scaled": "The direction is right and the length is not. See whether a definite length is asked for.",
    "some-missing": "Everything you have chosen is right, and something is missing.",
    "some-extra": "You have everything that is right, and something that is not.",
}
Variant: TypeAlias = tuple[str, Any]


def diagnose(item: Item, value: Any, *, rounded: bool = False) -> Diagnosis | None:
    """The general mistake that makes a value of the answer, the first that fits in a fixed order; None if none does.

    rounded: the value is the answer but for a rounding, whatever else it may look like."""
    answer = item.answer
    variants = _VARIANTS.get(type(answer))
    if variants is None:
        return None
    if rounded:
        return Diagnosis("rounded", WORDS["rounded"])
    for name, variant in variants(answer, item, value):
        fits = variant if isinstance(variant, bool) else variant is not None and answer.same(value, variant)
        if fits:
            return Diagnosis(name, WORDS[name])
    return None


# --- numbers ------------------------------------------------------------------------------------


def _quietly(function: Callable[[Scalar], Scalar], value: Scalar) -> Scalar | None:
    try:
        return finite(tidy(function(value)))
    except (ArithmeticError, ValueError):
        return None


def _reciprocal(value: Scalar) -> Scalar:
    return 1 / Fraction(value) if is_exact(value) else 1 / value


def _half(value: Scalar) -> Scalar:
    return Fraction(value) / 2 if is_exact(value) else value / 2


def _square_root(value: Scalar) -> Scalar:
    return root(value if isinstance(value, complex) or value > 0 else -value, 2)


_SCALES: tuple[tuple[str, Callable[[Scalar], Scalar]], ...] = (
    ("sign", lambda value: -value),
    ("factor-two", lambda value: 2 * value),
    ("factor-two", _half),
    ("reciprocal", _reciprocal),
    ("degrees", lambda value: value * 180 / math.pi),
    ("degrees", lambda value: value * math.pi / 180),
    ("squared", lambda value: value * value),
    ("rooted", _square_root),
)


def _of_number(answer: Number, item: Item, value: Any) -> Iterator[Variant]:
    for name, function in _SCALES:
        if name == "squared":
            yield from _by_sample_size(answer.expected, item)
        found = _quietly(function, answer.expected)
        if found is not None and not answer.same(found, 0):  # to the decimals asked, one over 100 is 0
            yield name, found


def _by_sample_size(expected: Scalar, item: Item) -> Iterator[Variant]:
    """The answer with N and N - 1 exchanged, where the item says what N is."""
    count = item.given.get("N")
    if isinstance(count, int) and not isinstance(count, bool) and count > 1:
        for ratio in (Fraction(count, count - 1), Fraction(count - 1, count)):
            yield "sample-size", expected * (ratio if is_exact(expected) else float(ratio))


def _of_numbers(answer: Numbers, item: Item, value: Any) -> Iterator[Variant]:
    expected = answer.expected
    for name, function in _SCALES[:1]:
        yield name, _each(function, expected)
    for place in range(len(expected)):
        yield "one-sign", (*expected[:place], -expected[place], *expected[place + 1 :])
    for name, function in _SCALES[1:4] + _SCALES[6:]:
        yield name, _each(function, expected)
    yield "multiplicity", len(value) != len(expected) and _same_set(answer, value, expected)
    yield "one-missing", any(answer.same(value, some) for some in _without_one(expected))
    yield "one-extra", any(answer.same(some, expected) for some in _without_one(tuple(value)))


def _each(function: Callable[[Scalar], Scalar], values: Iterable[Scalar]) -> tuple[Scalar, ...] | None:
    found = [_quietly(function, value) for value in values]
    known = [value for value in found if value is not None]
    return tuple(known) if len(known) == len(found) else None


def _without_one(values: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if len(values) > 1:
        yield from (values[:place] + values[place + 1 :] for place in range(len(values)))


def _same_set(answer: Numbers, value: Any, expected: Any) -> bool:
    def within(some: Any, others: Any) -> bool:
        return all(any(answer.same((one,), (other,)) for other in others) for one in some)

    return within(value, expected) and within(expected, value)


# --- vectors and matrices -----------------------------------------------------------------------


def _of_vector(answer: Vector, item: Item, value: Any) -> Iterator[Variant]:
    expected = answer.expected
    yield "shape", len(value) != len(expected)
    yield "sign", _each(_SCALES[0][1], expected)
    for place in range(len(expected)):
        yield "one-sign", (*expected[:place], -expected[place], *expected[place + 1 :])
    if answer.equal != "multiple":  # of two components, one over each is a multiple of the two exchanged
        for name, function in _SCALES[1:4]:
            yield name, _each(function, expected)
    for first, second in combinations(range(len(expected)), 2):
        yield "swapped", _exchanged(expected, first, second)
    yield "swapped", expected[::-1]
    yield "scaled", Vector(expected, equal="multiple", imaginary=True).accepts(value)


def _exchanged(values: tuple[Any, ...], first: int, second: int) -> tuple[Any, ...]:
    listed = list(values)
    listed[first], listed[second] = listed[second], listed[first]
    return tuple(listed)


def _of_matrix(answer: Matrix, item: Item, value: Any) -> Iterator[Variant]:
    expected = answer.expected
    flipped = tuple(zip(*expected, strict=True))
    yield "sign", _mapped(_SCALES[0][1], expected)
    for row, entries in enumerate(expected):
        for place in range(len(entries)):
            changed = (*entries[:place], -entries[place], *entries[place + 1 :])
            yield "one-sign", (*expected[:row], changed, *expected[row + 1 :])
    for name, function in _SCALES[1:3]:
        yield name, _mapped(function, expected)
    yield "transposed", flipped
    yield "shape", [len(row) for row in value] != [len(row) for row in expected]
    for first, second in combinations(range(len(expected)), 2):
        yield "swapped", _exchanged(expected, first, second)
    for first, second in combinations(range(len(flipped)), 2):
        yield "swapped", tuple(zip(*_exchanged(flipped, first, second), strict=True))


def _mapped(function: Callable[[Scalar], Scalar], rows: tuple[tuple[Scalar, ...], ...]) -> Any:
    found = [_each(function, row) for row in rows]
    return None if None in found else tuple(found)


def _of_vectors(answer: Vectors, item: Item, value: Any) -> Iterator[Variant]:
    expected = answer.expected
    yield "shape", {len(vector) for vector in value} != {len(vector) for vector in expected}
    yield "one-missing", any(answer.same(value, some) for some in _without_one(expected))
    yield "one-extra", any(answer.same(some, expected) for some in _without_one(tuple(value)))
    for place, vector in enumerate(expected):
        for entry in range(len(vector)):
            changed = (*vector[:entry], -vector[entry], *vector[entry + 1 :])
            yield "one-sign", (*expected[:place], changed, *expected[place + 1 :])
    yield "swapped", tuple(vector[::-1] for vector in expected)


# --- expressions and choices --------------------------------------------------------------------


def _of_expression(answer: Expression, item: Item, value: Any) -> Iterator[Variant]:
    tree = answer.tree(answer.expected)
    if isinstance(tree, Equation):
        yield "one-sign", Equation(tree.left, Unary("-", tree.right))
        return
    yield "sign", Unary("-", tree)
    for variant in _one_sign_changed(tree):
        yield "one-sign", variant
    yield "factor-two", Binary("*", Literal(2, "2"), tree)
    yield "factor-two", Binary("/", tree, Literal(2, "2"))
    yield "reciprocal", Binary("/", Literal(1, "1"), tree)
    yield "squared", Binary("^", tree, Literal(2, "2"))


def _one_sign_changed(node: Node) -> Iterator[Node]:
    """The tree with one sign changed, for every sum, difference and symbol in it."""
    match node:
        case Binary():
            if node.operator in "+-":
                yield Binary("-" if node.operator == "+" else "+", node.left, node.right, node.at)
            yield from (Binary(node.operator, left, node.right, node.at) for left in _one_sign_changed(node.left))
            yield from (Binary(node.operator, node.left, right, node.at) for right in _one_sign_changed(node.right))
        case Unary():
            yield node.operand
            yield from (Unary(node.operator, inside, node.at) for inside in _one_sign_changed(node.operand))
        case Apply():
            inside = node.arguments[-1]
            for changed in _one_sign_changed(inside):
                yield Apply(node.function, (*node.arguments[:-1], changed), node.at)
        case Group():
            if node.single is not None:
                yield from (Group(((inside,),), node.bracket, node.at) for inside in _one_sign_changed(node.single))
        case Literal() | Symbol() | Equation():
            return


def _of_choices(answer: Choices, item: Item, value: Any) -> Iterator[Variant]:
    yield "some-missing", bool(value) and value < answer.expected
    yield "some-extra", value > answer.expected


_VARIANTS: dict[type, Callable[[Any, Item, Any], Iterator[Variant]]] = {
    Number: _of_number,
    Numbers: _of_numbers,
    Vector: _of_vector,
    Matrix: _of_matrix,
    Vectors: _of_vectors,
    Expression: _of_expression,
    Choices: _of_choices,
}

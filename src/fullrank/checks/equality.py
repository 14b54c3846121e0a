"""Comparison on the judge's side: shape and kind are told first, then what the mathematics calls equal.

Every function here raises Fail with plain words and the values; `what` names the thing, with its article and a capital.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank.checks.kinds import describe
from fullrank.checks.properties import NOTHING, Fail, Words
from fullrank.checks.replay import Handle

Array = NDArray[np.float64]

RELATIVE = 1e-6
ABSOLUTE = 1e-9


def must(condition: bool | np.bool_, words: str, *, got: object = NOTHING, expected: object = NOTHING) -> None:
    """Fail with these words unless the condition holds."""
    if not condition:
        raise Fail(words, got=got, expected=expected)


def number_is(got: object, what: str = "The answer") -> float:
    """See that a value is one finite real number, and give it back as a float."""
    if isinstance(got, np.ndarray) and got.ndim > 0:
        raise Fail(f"{what} must be one number, but {_came(got)}.", code="kind", got=got)
    plain = got.item() if isinstance(got, np.ndarray | np.generic) else got
    if isinstance(plain, bool) or not isinstance(plain, (int, float, complex)):
        raise Fail(f"{what} must be a number, but {_came(plain)}.", code="kind", got=got)
    if isinstance(plain, complex):
        raise Fail(f"{what} must be a real number, but a complex one came back; take `.real`.", code="kind", got=got)
    number = np.float64(plain) if abs(plain) < 1e300 or plain != plain else np.float64(np.inf)
    is_finite(np.array(number), what, got)
    return float(number)


def shape_is(got: object, shape: tuple[int, ...], what: str = "The answer") -> Array:
    """See that a value is a real, finite array of this shape, and give it back as floats."""
    wanted = f"a NumPy array of shape {shape}"
    if not isinstance(got, np.ndarray):
        way_out = "; wrap it in `np.array(...)`" if isinstance(got, (list, tuple)) else ""
        raise Fail(f"{what} must be {wanted}, but {_came(got)}{way_out}.", code="kind", got=got)
    if got.shape != shape:
        raise Fail(f"{what} must have shape {shape}, but shape {got.shape} came back.", code="shape", got=got)
    if np.iscomplexobj(got):
        raise Fail(f"{what} must hold real numbers, but the dtype is {got.dtype}; take `.real`.", code="kind", got=got)
    if got.dtype.kind not in "fiu":
        raise Fail(f"{what} must hold numbers, but the dtype is {got.dtype}.", code="kind", got=got)
    is_finite(got, what, got)
    return got.astype(float)


def is_finite(numbers: NDArray[Any], what: str = "The answer", got: object = NOTHING) -> None:
    """See that no entry is NaN or infinite."""
    if np.isnan(numbers).any():
        raise Fail(
            f"{what} must be finite, but NaN came back: 0/0 gives that, and so does the root of a negative number.",
            code="nan",
            got=got,
        )
    if np.isinf(numbers).any():
        raise Fail(
            f"{what} must be finite, but infinity came back: something grew without bound, or was divided by zero.",
            code="inf",
            got=got,
        )


def parts_of(got: object, count: int, names: str) -> tuple[Any, ...]:
    """See that a value is a tuple (or list) of so many parts; names says which, as in "value and v"."""
    if not isinstance(got, (tuple, list)) or len(got) != count:
        raise Fail(f"The answer must be a tuple of {count}, {names}, but {_came(got)}.", code="kind", got=got)
    return tuple(got)


def is_near(got: object, expected: object, *, relative: float = RELATIVE, absolute: float = ABSOLUTE) -> bool:
    """Whether two arrays of one shape differ by at most a share of the largest entry expected, or by `absolute`.

    Nothing is near an infinite entry or NaN.
    """
    first, second = as_floats(np.asarray(got)), as_floats(np.asarray(expected))
    if first.shape != second.shape:
        return False
    if first.size == 0:
        return True
    with np.errstate(all="ignore"):
        allowed = max(relative * float(np.max(np.abs(second))), absolute)
        off = np.max(np.abs(first - second))
    return bool(np.isfinite(allowed) and off <= allowed)


def as_floats(numbers: NDArray[Any]) -> NDArray[Any]:
    """Whole numbers and truth values as floats: some of their kinds have no negatives and no differences."""
    return numbers.astype(float) if numbers.dtype.kind in "biu" else numbers


def close(
    got: object,
    expected: object,
    words: str = "The numbers differ.",
    *,
    relative: float = RELATIVE,
    absolute: float = ABSOLUTE,
) -> None:
    """Fail with these words unless the values are equal but for rounding."""
    must(is_near(got, expected, relative=relative, absolute=absolute), words, got=got, expected=expected)


def same_up_to_sign(got: Array, expected: Array, words: str = "The vectors differ by more than their sign.") -> None:
    """Fail unless got is expected or minus expected."""
    must(is_near(got, expected) or is_near(-got, expected), words, got=got, expected=expected)


def same_direction(got: Array, expected: Array, words: str = "The vectors do not lie on one line.") -> None:
    """Fail unless got is a multiple of expected, not zero, of either sign."""
    sizes = float(np.linalg.norm(got)), float(np.linalg.norm(expected))
    must(min(sizes) > 0, words, got=got, expected=expected)
    same_up_to_sign(got / sizes[0], expected / sizes[1], words)


def same_multiset(got: object, expected: object, words: str = "The numbers differ.") -> None:
    """Fail unless both hold the same numbers, in any order, each as often."""
    first, second = np.sort(np.ravel(np.asarray(got))), np.sort(np.ravel(np.asarray(expected)))
    must(is_near(first, second), words, got=got, expected=expected)


def _came(got: object) -> str:
    return f"{describe(got)} came back" + (" (is a `return` missing?)" if got is None else "")


def keeps_arguments(fn: Handle, *arguments: object) -> None:
    """Fail if the call changes one of its arguments in place."""
    answer = fn.answer(*arguments)
    must(
        not answer.arguments_changed,
        "The function changes what it was given; work on a copy, as in `M = L.copy()`, or build a new array.",
        got=Words("what was given is different after the call"),
        expected=Words("what was given is as it was"),
    )


def refuses(fn: Handle, *arguments: object, naming: Sequence[object] = (), why: str) -> None:
    """Fail unless the call raises ValueError, with a message that has each of `naming` in it as a word or number."""
    answer = fn.attempt(*arguments)
    wanted = Words("a ValueError")
    if answer.status == "ok":
        raise Fail(f"{why} The function must raise ValueError here, but it gave an answer.", expected=wanted)
    exception, message = str(getattr(answer, "exception", "")), str(getattr(answer, "message", ""))
    if exception != "ValueError":
        words = f"{why} The function must raise ValueError here, but it raised {exception or 'something else'}."
        raise Fail(words, code="exception", got=Words(exception or "something else"), expected=wanted)
    told = {*re.findall(r"\w+", message), *re.findall(r"\d+", message)}  # 2x3 names 2 and 3
    missing = [str(name) for name in naming if str(name) not in told]
    must(
        not missing,
        f"The message of the error must name {' and '.join(missing)}, so that whoever reads it can mend the call.",
        got=Words(message or "no message"),
    )

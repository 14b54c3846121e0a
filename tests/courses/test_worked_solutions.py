"""Every worked solution ends at what its question asked, in numbers."""

import re
from collections.abc import Iterator
from fractions import Fraction
from math import sqrt

import numpy as np

from fullrank import curriculum, practice

BANK = practice.load(curriculum.load())
IN_NUMBERS = (practice.Number, practice.Numbers, practice.Vector, practice.Matrix)
_SIZE = r"(?:\d+(?:\.\d+)?)?(?:\\sqrt\{\d+\})?"
_FRACTION = re.compile(
    rf"(-?)\\frac(?:\{{(-?{_SIZE})\}}\{{({_SIZE})\}}|(\d)(\d))(\\begin\{{bmatrix\}}.*?\\end\{{bmatrix\}})?"
)


def _value(text: str) -> float:
    sign, size = (-1, text[1:]) if text.startswith("-") else (1, text)
    whole, _, root = size.partition(r"\sqrt{")
    return sign * float(whole or 1) * (sqrt(float(root.rstrip("}"))) if root else 1.0)


def _numbers(tex: str) -> Iterator[float]:
    """The numbers in a formula: whole, decimal, with a root, as fractions, in matrices behind a fraction."""
    tex = re.sub(r"\\(left|right|[,;!])|\[\dpt\]|\s", "", tex)
    for sign, top, bottom, short_top, short_bottom, matrix in _FRACTION.findall(tex):
        share = _value(f"{top or short_top}") / _value(bottom or short_bottom) * (-1 if sign else 1)
        yield share
        yield from (share * value for value in _numbers(matrix))
    for found in re.finditer(rf"-?(?=\d|\\sqrt){_SIZE}", _FRACTION.sub(r"\6", tex)):
        yield _value(found[0])


def test_the_reader_reads_what_solutions_end_with() -> None:
    assert list(_numbers(r"x=-\frac{3}{2},\quad y=4")) == [-1.5, 4.0]
    assert list(_numbers(r"\frac{1}{3}\begin{bmatrix}2 \\ -1\end{bmatrix}"))[1:3] == [2 / 3, -1 / 3]
    assert list(_numbers(r"\begin{bmatrix}\frac{\sqrt{3}}{2} \\[5pt] -\frac{1}{2}\end{bmatrix}")) == [sqrt(3) / 2, -0.5]
    assert list(_numbers(r"-2\sqrt{5}\approx -4.4721")) == [-2 * sqrt(5), -4.4721]


def _asked(value: object) -> list[float]:
    return [float(x) if isinstance(x, Fraction) else complex(x).real for x in np.ravel(np.array(value, dtype=object))]


def test_worked_solutions_end_at_what_was_asked() -> None:
    seen, astray = 0, []
    for question in BANK.questions.values():
        for seed in range(3):
            item = question.draw(seed)
            work = item.worked()
            if work is None or not isinstance(item.answer, IN_NUMBERS):
                continue
            seen += 1
            said = list(_numbers(work.answer_tex))
            signs = (1, -1) if r"\pm" in work.answer_tex else (1,)
            missing = [
                x for x in _asked(item.answer.expected) if all(abs(x - s * y) > 0.02 for y in said for s in signs)
            ]
            if missing:
                astray.append(f"{question.id}, seed {seed}: {missing} is not in {work.answer_tex}")
    print(f"{seen} worked solutions")
    assert seen > 250 and astray == []

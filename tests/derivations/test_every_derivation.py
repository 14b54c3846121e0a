"""What holds of every tool: it sets, it explains, what it states is true, and it is quick on any input."""

import sys
from fractions import Fraction
from random import Random

import pytest

from fullrank import derivations
from fullrank.derivations import WORKBENCH

_CALLS = 200_000  # of functions; some 40,000 are a few milliseconds (bench/derivations.py)
_LARGEST = {
    "condition": 2,
    "low_rank": 3,
    "rounded_elimination": 4,
    "singular_values": 3,
    "characteristic_polynomial": 4,
    "eigenvectors": 3,
    "diagonalisation": 3,
}


def test_the_registry_holds_every_public_derivation():
    helpers = {"WORKBENCH", "Input", "Tool", "ending", "from_text", "in_letters", "kept_direction"}
    public = {
        name
        for name, item in vars(derivations).items()
        if callable(item) and item.__module__.startswith("fullrank.derivations")
    }
    assert set(WORKBENCH) >= public - helpers and len(WORKBENCH) >= 17


@pytest.mark.parametrize("name", WORKBENCH)
def test_the_example_of_each_tool_is_worked_soundly(name, sound):
    tool = WORKBENCH[name]
    work = tool.function(**{item.name: item.example for item in tool.inputs})
    assert work.name == name and tool.title and tool.summary and tool.concepts and tool.limits
    assert 3 <= len(work.steps) <= 10
    assert sound(work) >= 1, "no equality could be read: the check looked at nothing"


def test_the_reader_of_formulas_catches_a_false_equality(equalities):
    assert equalities(r"2\cdot 3+1=7") == (1, [])
    assert equalities(
        r"\begin{bmatrix}1 & 2\end{bmatrix}\begin{bmatrix}3 \\ 4\end{bmatrix}=\begin{bmatrix}11\end{bmatrix}"
    ) == (1, [])
    assert equalities(r"\frac{1+\sqrt{5}}{2}\approx 1.618")[1] == []
    assert len(equalities(r"2\cdot 3+1=8")[1]) == 1
    assert len(equalities(r"\begin{aligned}x&=\frac{1}{2}=0.6\end{aligned}")[1]) == 1
    assert (
        len(
            equalities(r"\begin{bmatrix}1 \\[5pt] \frac{1}{2}\end{bmatrix}\approx\begin{bmatrix}1 \\ 0.6\end{bmatrix}")[
                1
            ]
        )
        == 1
    )


def _draw(kind: str, random: Random, size: int, hard: bool) -> object:
    def number() -> Fraction:
        if hard:
            return Fraction(random.randint(-(10**6), 10**6), random.choice([1, 1, random.randint(1, 10**6)]))
        return Fraction(random.randint(-9, 9), random.choice([1, 1, 1, 2, 3]))

    if kind == "matrix":
        return tuple(tuple(number() for _ in range(size)) for _ in range(size))
    return tuple(number() for _ in range(size))


def _values(name: str, random: Random, hard: bool) -> dict[str, object]:
    size = random.randint(2, _LARGEST.get(name, 5))
    if name in ("complex_eigenvalues", "matrix_power"):
        size = 2 if name == "complex_eigenvalues" else random.randint(2, 3)
    values: dict[str, object] = {}
    for item in WORKBENCH[name].inputs:
        if item.kind in ("matrix", "vector"):
            values[item.name] = _draw(item.kind, random, size, hard)
        elif item.kind == "vectors":
            values[item.name] = tuple(_draw("vector", random, size, hard) for _ in range(size))
        elif item.kind == "edges":
            values[item.name] = tuple((random.randrange(4), random.randrange(4)) for _ in range(random.randint(0, 9)))
        else:
            values[item.name] = item.example
    if name == "reflection":  # one vector fewer than components
        values["vectors"] = values["vectors"][1:]
    if name == "pagerank":
        rows = [[random.randint(0, 9) for _ in range(size)] for _ in range(size)]
        totals = [sum(column) or 1 for column in zip(*rows, strict=True)]
        values["L"] = tuple(
            tuple(Fraction(entry, total) for entry, total in zip(row, totals, strict=True)) for row in rows
        )
    return values


class _Calls:
    """Counts the calls of functions within it: work that is the same on a busy machine."""

    count = 0

    def __enter__(self):
        sys.setprofile(self._seen)
        return self

    def __exit__(self, *_):
        sys.setprofile(None)

    def _seen(self, frame, event, argument):
        self.count += event in ("call", "c_call")


@pytest.mark.parametrize("hard", [False, True], ids=["small numbers", "the largest numbers"])
def test_any_input_is_worked_or_refused_in_words_with_little_work(hard, capsys):
    random = Random(7 + hard)
    lines, worked, worst = [], 0, 0
    for name in WORKBENCH:
        tool = WORKBENCH[name]
        tool.function(**{item.name: item.example for item in tool.inputs})  # what a first call loads is not counted
        most, done = 0, 0
        for _ in range(25):
            values = _values(name, random, hard)
            with _Calls() as calls:
                try:
                    tool.function(**values)
                    done += 1
                except ValueError as error:
                    assert ":" in str(error), f"{name} refuses without a way out: {error}"
            most = max(most, calls.count)
        lines.append(f"{name:28} {most:7} calls  {done}/25 worked")
        worked, worst = worked + done, max(worst, most)
    with capsys.disabled():
        print("\n" + "\n".join(lines))
    assert 1_000 < worst < _CALLS, lines
    assert worked > (100 if hard else 250), "nearly everything was refused: nothing was counted"


def test_small_random_inputs_are_worked_soundly(sound):
    random, checked, worked = Random(3), 0, 0
    for name in WORKBENCH:
        for _ in range(4):
            try:
                work = WORKBENCH[name].function(**_values(name, random, hard=False))
            except ValueError:
                continue
            checked, worked = checked + sound(work), worked + 1
    assert worked > 45 and checked > 150


def test_a_formula_that_nobody_can_read_is_refused():
    with pytest.raises(ValueError, match="too long to read"):
        derivations.matrix_power(((10**6, 1), (1, 3)), 60)

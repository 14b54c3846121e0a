"""The gate: every exercise of the course passes it, and every fault planted in one is named."""

from collections.abc import Callable

import pytest

from fullrank.checks.bank import read
from fullrank.grader import draw_bank, proof, prove
from fullrank.records import Exercise


def test_the_course_has_exercises(exercises: dict[str, Exercise]) -> None:
    print(f"{len(exercises)} exercises")
    assert len(exercises) >= 8


def test_a_whole_exercise_has_no_fault(doubling: Exercise) -> None:
    assert prove(doubling) == []


Spoil = Callable[[Exercise], None]


def _replaced(name: str, old: str, new: str, *, draw: bool = False) -> Spoil:
    def spoil(exercise: Exercise) -> None:
        file = exercise.folder / name
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))
        if draw:
            draw_bank(exercise)

    return spoil


def _gone(name: str) -> Spoil:
    return lambda exercise: (exercise.folder / name).unlink()


FAULTS: dict[str, tuple[Spoil, str]] = {
    "wrong_solution": (_replaced("solution.py", "2 * np", "3 * np"), "solution.py: It is judged wrong by entries_are"),
    "wrong_right_answer": (_replaced("right/adds.py", "v + v", "v + 1"), "adds.py: It is judged wrong"),
    "right_on_the_bank_only": (lambda exercise: _learn_by_heart(exercise), "adds.py: With seed 11"),
    "harmless_wrong_answer": (_replaced("wrong/squares.py", "v**2", "v * 2"), "squares.py: It is judged right"),
    "another_slip_earned": (_replaced("wrong/adds_two.py", "v + 2", "v * v"), "Its first line names"),
    "another_property_catches": (
        _replaced("wrong/squares.py", "by: entries_are_doubled", "by: twice_is_four_times"),
        "entries_are_doubled catches it",
    ),
    "no_header": (_replaced("wrong/squares.py", "# slip: squared\n", ""), "must begin with the lines"),
    "no_words_for_a_slip": (_replaced("slips.toml", "[squared]", "[other]"), "No words are written for squared"),
    "too_few_wrong_answers": (_gone("wrong/squares.py"), "There are 3 wrong answers"),
    "too_few_right_answers": (_gone("right/adds.py"), "There are 1 further right answers"),
    "too_few_properties": (
        _replaced(
            "check.py", '@check(inputs=vectors, says="Doubling twice is taking four times.", count=30)', "", draw=True
        ),
        "There are 3 properties",
    ),
    "no_task": (_gone("task.md"), "task.md cannot be read"),
    "no_front_matter": (_replaced("task.md", "summary: Double every entry.\n", ""), "lacks summary"),
    "other_concepts": (_replaced("task.md", "[scaling]", "[shearing]"), "It names the concepts"),
    "no_heading": (_replaced("task.md", "## What may be given", "## Also"), "no part `## What may be given`"),
    "no_example": (_replaced("task.md", ">>> ", ""), "no example that runs"),
    "untrue_example": (
        _replaced("task.md", "array([2., 4.])", "array([2., 5.])"),
        "An example does not give what it says",
    ),
    "formula_in_the_task": (
        _replaced("task.md", "Nothing in it", "$\\nonsense{$ in it"),
        "task.md: A text cannot be set",
    ),
    "formula_in_a_property": (
        _replaced("check.py", "Every entry is", "Every $\\\\frac{1$ is"),
        "check.py: A text cannot be set",
    ),
    "formula_in_words": (
        _replaced("slips.toml", "slip called squared", "$\\\\frac{1$"),
        "slips.toml: A text cannot be set",
    ),
    "short_task": (lambda exercise: _shorten(exercise), "At least 80"),
    "long_solution": (
        _replaced("solution.py", "    # answer\n", "    # answer\n" + "    v = v + 0\n" * 15),
        "has 16 lines",
    ),
    "no_marks": (_replaced("solution.py", "# answer", "# here"), "The answer has 0 lines"),
    "no_properties_at_all": (
        _replaced("check.py", "import numpy", "import nonesuch"),
        "check.py cannot be run (ModuleNotFound",
    ),
    "bank_changed_by_hand": (_replaced("bank.json", '"array":[1', '"array":[7'), "not what its hash says"),
    "bank_of_other_properties": (
        _replaced("check.py", "def shape_is_kept", "def shape_stays"),
        "was drawn for other properties",
    ),
    "no_bank": (_gone("bank.json"), "bank.json cannot be read"),
    "few_inputs": (
        _replaced("check.py", "draw.vector(draw.integer(1, 3))", "np.ones(2)", draw=True),
        "At least 4: draw more widely",
    ),
    "says_nothing": (
        _replaced("check.py", 'says="Every entry is doubled."', 'says=" "'),
        "entries_are_doubled says nothing",
    ),
    "stumbling_property": (
        _replaced("check.py", "    see(double, v)\n", "    must(double(v).shape == v.shape, 'no')\n"),
        "shape_is_kept stumbles over None",
    ),
    "wrong_answer_that_ends_in_an_error": (
        _replaced("wrong/squares.py", "v**2", "v**2 + unheard_of"),
        "What must hold, an input, what came and what was wanted are shown",
    ),
    "input_of_many_lines": (
        _replaced("check.py", "draw.vector(draw.integer(1, 3))", "draw.matrix(9, 1)", draw=True),
        "The input shown has more than 8 lines",
    ),
    "large_counterexample": (
        _replaced("check.py", "draw.integer(1, 3)", "draw.integer(13, 14)", draw=True),
        "The counterexample shown has 13 numbers",
    ),
}


def _learn_by_heart(exercise: Exercise) -> None:
    """A right answer that knows the bank, and nothing else."""
    known = {tuple(v) for inputs in read(exercise.folder / "bank.json").values() for (v,) in inputs}
    known |= {tuple(2 * x for x in v) for v in known}
    (exercise.folder / "right" / "adds.py").write_text(
        f"KNOWN = {[tuple(map(float, v)) for v in known]}\n\n\n"
        "def double(v):\n    return v + v if tuple(v.tolist()) in KNOWN else v\n"
    )


def _shorten(exercise: Exercise) -> None:
    file = exercise.folder / "task.md"
    text = file.read_text()
    file.write_text(text[: text.index("Doubling is")] + text[text.index("## What to write") :])


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_named(tiny: Exercise, name: str) -> None:
    spoil, words = FAULTS[name]
    spoil(tiny)
    seeds = (11,) if name == "right_on_the_bank_only" else ()
    faults = [str(fault) for fault in proof(tiny, seeds=seeds).faults]
    assert any(words in fault for fault in faults), faults

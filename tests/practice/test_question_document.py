"""The example in docs/adding/question.md runs, and passes the proof that it describes."""

import re
from pathlib import Path

from fullrank.practice import hints, load_folder, mark, prove

DOCUMENT = Path(__file__).parents[2] / "docs" / "adding" / "question.md"


def example(folder: Path) -> Path:
    """The lesson folder that the document describes."""
    text = DOCUMENT.read_text(encoding="utf-8")
    lesson = folder / "3-example"
    lesson.mkdir()
    for language, name in (("python", "practice.py"), ("toml", "slips.toml")):
        block = re.search(rf"```{language}\n(.*?)```", text, re.DOTALL)
        assert block, f"the document shows no {name}"
        (lesson / name).write_text(block[1], encoding="utf-8")
    return lesson


def test_the_documented_question_is_proved_in_a_thousand_draws(tmp_path):
    bank = load_folder(example(tmp_path))
    report = prove(bank.question("example/eigenvalues_of_2x2"))
    assert report.faults == ()
    assert report.draws == 1_000
    assert report.slips.keys() == {"roots-negated", "diagonal-entries"}
    assert report.seconds > 0


def test_the_documented_question_is_marked_and_hinted(tmp_path):
    question = load_folder(example(tmp_path)).question("example/eigenvalues_of_2x2")
    item = question.draw(1)
    assert mark(item, item.answer.text(item.answer.expected)).status == "right"
    slip = mark(item, item.answer.text(item.slips["roots-negated"]))
    assert (slip.status, slip.slip, slip.concept) == ("slip", "roots-negated", "characteristic-polynomial")
    assert slip.words.startswith("You have the right sizes")
    assert [hint.kind for hint in hints(question, item)] == ["nudge", "step", "solution"]

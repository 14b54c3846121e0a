"""Every generator, drawn a thousand times."""

import pytest

from fullrank import curriculum, practice

CONTENT = curriculum.load()
BANK = practice.load(CONTENT)
QUESTIONS = [question.id for lesson in CONTENT.lessons for question in BANK.for_lesson(lesson)]


def test_there_are_generators() -> None:
    assert len(QUESTIONS) == len(BANK) >= 2 * sum(len(lesson.concepts) for lesson in CONTENT.lessons.values())


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_thousand_draws_teach_what_they_say(name: str) -> None:
    report = practice.prove(BANK.question(name), 1_000)
    print(f"{name}: {report.draws} draws, {report.prompts} prompts, {report.redrawn:.0%} redrawn")
    assert report.draws == 1_000
    assert report.faults == ()


@pytest.mark.parametrize("concept", [concept for lesson in CONTENT.lessons.values() for concept in lesson.concepts])
def test_every_concept_has_generators_of_different_kinds(concept: str) -> None:
    questions = BANK.for_concept(concept)
    assert len(questions) >= 2
    assert len({question.kind for question in questions}) >= 2


@pytest.mark.parametrize("lesson", CONTENT.lessons)
def test_every_slip_of_a_concept_can_be_made_somewhere(lesson: str) -> None:
    """In a question, in the wrong answers of an exercise, or in a lesson's list of what goes wrong."""
    record = CONTENT.lessons[lesson]
    made = {name for q in BANK.for_lesson(lesson) for seed in range(60) for name in q.draw(seed).slips}
    wrong = [file for exercise in record.exercises for file in (exercise.folder / "wrong").glob("*.py")]
    made |= {file.read_text(encoding="utf-8").splitlines()[0].removeprefix("# slip:").strip() for file in wrong}
    listed = {name for concept in record.concepts for name in CONTENT.concepts[concept].slips}
    assert listed, "a lesson without slips"
    assert listed - made == set()

import pytest

from fullrank import curriculum
from fullrank.practice import QuestionError, load, load_folder


def test_questions_are_found_by_id_concept_and_lesson(bank):
    assert list(bank.questions) == ["doubles/double", "doubles/choose"]
    assert len(bank) == 2
    assert [one.id for one in bank.for_concept("choosing")] == ["doubles/choose"]
    assert [one.id for one in bank.for_concept("doubling")] == ["doubles/double", "doubles/choose"]
    assert len(bank.for_lesson("doubles")) == 2
    assert bank.concepts() == {"doubling", "choosing"}
    assert bank.question("doubles/double").lesson == "doubles"


def test_an_unknown_id_is_refused(bank):
    with pytest.raises(QuestionError, match="lesson-slug/function_name"):
        bank.question("doubles/triple")


def test_a_folder_without_questions_says_so(tmp_path):
    with pytest.raises(QuestionError, match="practice.py"):
        load_folder(tmp_path)


def test_the_whole_curriculum_is_loaded_with_words_and_definitions():
    content = curriculum.load()
    bank = load(content)
    assert len(bank) > 0
    assert bank.concepts() <= content.concepts.keys()
    for one in bank.questions.values():
        assert one.id.startswith(f"{one.lesson}/")
        assert one.definitions.keys() == set(one.concepts)

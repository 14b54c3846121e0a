"""The rule of mastery, against sequences made by hand."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fullrank.progress.mastery import MASTERY_RULE, mastery

HINT = "A right answer after a hint does not count yet."
ONE_MORE = "One more right answer on a new item is needed."
# R right, W wrong, H right after a hint, = right on the same item again
TABLE = [
    ("", "new", 0),
    ("W", "started", 0),
    ("R", "started", 1),
    ("H", "started", 0),
    ("RR", "nearly", 2),
    ("R=", "started", 1),
    ("R==", "started", 1),
    ("R===", "started", 1),
    ("RWR", "nearly", 2),
    ("RRR", "mastered", 3),
    ("RRRR", "mastered", 3),
    ("WRRR", "mastered", 3),
    ("RWRR", "mastered", 3),
    ("RRRW", "mastered", 3),
    ("RRRH", "mastered", 3),
    ("RRRWW", "started", 0),
    ("RRWW", "started", 0),
    ("WRRW", "nearly", 2),
    ("WWRR", "nearly", 2),
    ("RHRR", "mastered", 3),
    ("HRHR", "nearly", 2),
    ("HHHH", "started", 0),
    ("RR=R", "mastered", 3),
    ("R=R=", "nearly", 2),
    ("WWWWRRR", "mastered", 3),
    ("RRRWWWR", "started", 1),
]


@pytest.mark.parametrize(("letters", "level", "thirds"), TABLE)
def test_the_level_and_the_share_follow_the_rule(sequence, letters, level, thirds):
    found = mastery(sequence(letters), "determinant")
    assert (found.level, round(found.share * 3)) == (level, thirds)


@pytest.mark.parametrize("letters", [letters for letters, _, thirds in TABLE if thirds < 3])
def test_the_share_says_how_many_more_right_answers_it_takes(sequence, letters):
    lacking = 3 - round(mastery(sequence(letters), "determinant").share * 3)
    assert mastery(sequence(letters + "R" * lacking), "determinant").level == "mastered"
    if lacking > 1:
        assert mastery(sequence(letters + "R" * (lacking - 1)), "determinant").level == "nearly"


@pytest.mark.parametrize(
    ("letters", "reason"),
    [
        ("", "You have not answered anything on this yet."),
        ("R", "Your only answer so far was right, unaided. Two more are needed."),
        ("W", "Your only answer so far was not right. Three more are needed."),
        ("H", "Your only answer so far was right, after a hint. Three more are needed. " + HINT),
        ("WW", "None of your last two answers was right and unaided. Three more are needed."),
        ("WR", "One of your last two answers was right, unaided. Two more are needed."),
        ("R=", "One of your last two answers was right, unaided, counting each item once. Two more are needed."),
        ("RR", "Your last two answers were right, unaided, on different items. " + ONE_MORE),
        ("WRRR", "Three of your last four answers were right, unaided, on different items."),
        ("RRRR", "Your last four answers were right, unaided, on different items."),
    ],
)
def test_the_reason_says_what_a_learner_can_check(sequence, letters, reason):
    assert mastery(sequence(letters), "determinant").reason == reason


def test_three_seeds_of_one_question_and_three_questions_are_both_different_items(answer):
    seeds = [answer(subject="l/q", seed=seed) for seed in (1, 2, 3)]
    questions = [answer(subject=f"l/q{number}", seed=1) for number in (1, 2, 3)]
    assert mastery(seeds, "determinant").level == mastery(questions, "determinant").level == "mastered"


def test_answers_on_other_concepts_and_ungraded_ones_change_nothing(sequence):
    made = sequence("RR") + sequence("WWW", "vector") + sequence("WWW", kind="predict") + sequence("R")
    assert mastery(made, "determinant").level == "mastered"


def test_only_the_order_in_time_matters_not_the_order_given(sequence):
    made = sequence("RRRWW")
    assert mastery(made[::-1], "determinant") == mastery(made, "determinant")


def test_what_was_mastered_fades_when_its_review_is_due_and_comes_back_with_an_answer(sequence, answer, start):
    made = sequence("RRR")
    assert mastery(made, "determinant", start + timedelta(days=1)).level == "mastered"
    later = start + timedelta(days=12)
    faded = mastery(made, "determinant", later)
    assert (faded.level, faded.share, faded.holds) == ("fading", 1.0, True)
    assert faded.reason.endswith("The last was 11 days ago, so a review is due.")
    back = [*made, answer(kind="review", at=later)]
    assert mastery(back, "determinant", later + timedelta(days=1)).level == "mastered"


def test_what_is_not_mastered_does_not_fade(sequence, start):
    assert mastery(sequence("RR"), "determinant", start + timedelta(days=1000)).level == "nearly"


def test_placement_and_readiness_do_not_come_from_the_rule(sequence):
    found = mastery(sequence("RR"), "determinant")
    assert (found.placed, found.ready, found.holds) == (False, True, False)
    assert replace(found, placed=True).holds


def test_the_rule_in_words_names_what_the_rule_counts():
    for words in (
        "three of your last four",
        "unaided",
        "different items",
        "fading",
        "nearly",
        "exercise the last submission",
    ):
        assert words in " ".join(MASTERY_RULE.split())

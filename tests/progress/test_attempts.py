"""Attempts are made with an id and a time, and a wrong record is refused with words."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from fullrank.progress.attempts import checked, described, in_order, instant, moment, new_attempt, storable

NOW = datetime(2026, 3, 2, 17, tzinfo=UTC)


@pytest.fixture
def record(answer):
    return described(answer())


def test_each_attempt_has_an_id_of_its_own():
    made = {new_attempt("practice", "l/q", "right", now=NOW, origin="x").id for _ in range(100)}
    assert len(made) == 100


def test_the_time_is_kept_in_utc_and_in_fixed_width():
    there = NOW.astimezone(timezone(timedelta(hours=-7)))
    assert new_attempt("goal", "fig/goal", "right", now=there, origin="x").made_at == "2026-03-02T17:00:00.000000+00:00"
    assert instant(moment("2026-03-02T17:00:00Z")) == "2026-03-02T17:00:00.000000+00:00"


@pytest.mark.parametrize("status", ["slip", "diagnosis"])
def test_a_slip_or_a_diagnosis_is_a_wrong_answer(status):
    assert new_attempt("practice", "l/q", status, now=NOW, origin="x", slip="sign").verdict == "wrong"


def test_an_answer_that_could_not_be_read_is_no_attempt():
    with pytest.raises(ValueError, match="is no attempt; show what is wrong with it and record nothing"):
        new_attempt("practice", "l/q", "invalid", now=NOW, origin="x")


def test_a_checked_record_is_the_attempt_it_describes(answer):
    attempt = answer(answer="λ = 2, 5\n")
    assert checked(described(attempt)) == attempt


def test_fields_of_a_later_version_are_passed_over(record):
    assert checked({**record, "mood": "sunny"}) == checked(record)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("id", "", "id is ''; it needs 1 to 64 characters"),
        ("id", "x" * 65, "it needs 1 to 64 characters"),
        ("id", 7, "id is 7; it needs to be a text"),
        ("kind", "homework", "kind is 'homework'; it needs to be one of exam, exercise, goal"),
        ("subject", "", "subject is empty"),
        ("concepts", "determinant", "concepts is 'determinant'; it needs to be a list"),
        ("concepts", ["two words"], "concepts holds 'two words'; a concept id is small letters"),
        ("concepts", [None], "concepts holds None"),
        ("seed", 1.5, "seed is 1.5; it needs to be a whole number"),
        ("seed", True, "seed is True"),
        ("seed", 2**63, "at most 63 bits"),
        ("verdict", "maybe", "verdict is 'maybe'; it needs to be one of broken"),
        ("aided", 1, "aided is 1; it needs to be true or false"),
        ("seconds", float("nan"), "seconds is nan; it needs to be a finite number"),
        ("seconds", -1, "zero or more"),
        ("made_at", "yesterday", "made_at is 'yesterday'; it needs to be a time such as"),
        ("made_at", "2026-03-02T17:00:00", "without a time zone; write it in UTC"),
    ],
)
def test_a_wrong_field_is_refused_with_what_is_needed(record, field, value, words):
    with pytest.raises(ValueError, match=words):
        checked({**record, field: value})


@pytest.mark.parametrize("field", ["id", "answer", "origin", "made_at"])
def test_a_missing_field_is_named(record, field):
    del record[field]
    with pytest.raises(ValueError, match=f"lacks {field}; an attempt needs all of"):
        checked(record)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="has no time zone"):
        instant(datetime(2026, 3, 2))


def test_text_keeps_everything_but_what_no_database_keeps():
    assert storable("λ → ∞ 🎲\n") == "λ → ∞ 🎲\n"
    assert storable("a\0b\ud800c").encode() == "a\ufffdb?c".encode()


def test_attempts_are_ordered_by_time_and_then_by_id(answer):
    late, b, a = answer(at=NOW + timedelta(days=1)), answer(at=NOW), answer(at=NOW)
    assert in_order([late, b, a]) == [*sorted([a, b], key=lambda attempt: attempt.id), late]

"""Attempts go into rows and come out as they were; a record that is no draft is refused with words."""

import json

import pytest

from fullrank.progress.schema import Draft, attempt_of, checked_attempt_of, checked_draft_of, row_of

DRAFT = {"key": "k", "text": "x", "changed_at": "2026-03-02T17:00:00Z"}


def test_an_attempt_comes_out_of_its_row_as_it_was(answer):
    attempt = answer(concepts=("determinant", "vector"), aided=True)
    row = row_of(attempt)
    assert json.loads(row["concepts"]) == ["determinant", "vector"]
    assert attempt_of(row) == checked_attempt_of({**row, "aided": 1, "entered": 5}) == attempt


def test_a_draft_is_read_in_canonical_form():
    assert checked_draft_of({**DRAFT, "more": 1}) == Draft("k", "2026-03-02T17:00:00.000000+00:00", "x")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"key": ""}, "key is ''; it needs 1 to 255 characters"),
        ({"key": "k" * 256}, "it needs 1 to 255 characters"),
        ({"text": None}, "text is None; a draft needs a text there"),
        ({"changed_at": "soon"}, "changed_at is 'soon'; it needs to be a time"),
    ],
)
def test_a_record_that_is_no_draft_is_refused(change, words):
    with pytest.raises(ValueError, match=words):
        checked_draft_of({**DRAFT, **change})


def test_of_two_drafts_the_later_is_the_greater():
    assert Draft("k", "2026-01-02", "a") > Draft("k", "2026-01-01", "z")

"""The ladder of hints."""

from fullrank.grader import hints
from fullrank.records import Exercise


def test_the_last_hint_is_a_whole_solution_without_its_marks(doubling: Exercise) -> None:
    last = hints(doubling)[-1]
    assert "return 2 * np.asarray(v)" in last
    assert "# answer" not in last and "# end" not in last


def test_the_hint_before_says_what_is_held(doubling: Exercise) -> None:
    assert "- Every entry is doubled." in hints(doubling)[-2]


def test_every_exercise_of_the_course_has_nudges_of_its_own(exercise: Exercise) -> None:
    nudges = hints(exercise)[:-2]
    assert nudges
    assert all(nudge.strip() for nudge in nudges)

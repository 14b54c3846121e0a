"""Every failure of the store can be caught as one kind and shown as a sentence."""

from fullrank.progress import errors


def test_a_write_that_failed_hands_the_text_back():
    error = errors.NotSaved("Not saved: the disk is full.", "def f():")
    assert (str(error), error.kept) == ("Not saved: the disk is full.", "def f():")


def test_all_failures_are_of_one_kind():
    kinds = [errors.NotSaved, errors.CannotOpen, errors.NewerVersion, errors.Damaged, errors.NotImported]
    assert all(issubclass(kind, errors.ProgressError) for kind in kinds)

"""What an iteration hands back."""

import numpy as np

from fullrank.maths import Iterated, Reason


def test_every_reason_carries_advice():
    assert len(Reason) >= 4
    assert all(len(reason.advice.split()) >= 10 and reason.advice.endswith(".") for reason in Reason)


def test_only_one_reason_means_converged():
    assert [reason for reason in Reason if Iterated(0.0, np.zeros(3), reason).converged] == [Reason.CONVERGED]


def test_steps_counts_the_path():
    assert Iterated(0.0, np.zeros(3), Reason.CONVERGED).steps == 3

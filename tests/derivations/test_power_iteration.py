"""Power iteration in fractions against floating point."""

import numpy as np
import pytest

from fullrank.derivations import power_iteration


def test_directions_agree_with_repeated_multiplication(random_matrix, sound):
    seen = 0
    for _ in range(30):
        matrix, start = random_matrix(3, size=4), random_matrix(1, 3)[0]
        if not any(start):
            continue
        work = power_iteration(matrix, start, 4)
        expected = np.array(start, float)
        for vector in work.result.vectors:
            found = np.array([float(value) for value in vector])
            if np.any(expected):
                assert abs(found @ expected) == pytest.approx(np.linalg.norm(found) * np.linalg.norm(expected))
                seen += 1
            expected = np.array(matrix) @ expected
        sound(work)
    assert seen > 80


def test_the_estimate_comes_near_the_dominant_eigenvalue(with_eigenvalues):
    for values in ((1, 5), (-7, 2), (1, 2, 9)):
        matrix = with_eigenvalues(values)
        result = power_iteration(matrix, (1, 2, 3)[: len(values)], 8).result
        assert float(result.estimate) == pytest.approx(max(values, key=abs), rel=1e-2)


def test_shares_stay_shares_without_division():
    work = power_iteration(((0, "1/2"), (1, "1/2")), ("1/4", "3/4"), 5)
    assert all(sum(vector) == 1 for vector in work.result.vectors)
    assert not any("divide by" in step.action for step in work.steps)


def test_other_vectors_are_scaled_to_a_largest_entry_of_one():
    vectors = power_iteration(((2, 1), (1, 2)), (1, 0), 4).result.vectors
    assert all(max(vector, key=abs) == 1 for vector in vectors[1:])


def test_scaling_the_matrix_keeps_the_directions():
    A, tripled = ((2, 1), (1, 3)), ((6, 3), (3, 9))
    assert power_iteration(A, (1, 1), 3).result.vectors == power_iteration(tripled, (1, 1), 3).result.vectors


def test_a_vector_that_falls_into_the_null_space_stops():
    work = power_iteration(((1, -1), (1, -1)), (1, 1), 5)
    assert work.result.estimate is None and len(work.result.vectors) == 2
    assert "null space" in work.steps[-1].reason


@pytest.mark.parametrize(
    ("x", "steps", "words"),
    [((0, 0), 2, "zero vector"), ((1, 2, 3), 2, "same number"), ((1, 0), 0, "from 1 to 8"), ((1, 0), 9, "from 1 to 8")],
)
def test_starts_and_counts_out_of_range_are_refused(x, steps, words):
    with pytest.raises(ValueError, match=words):
        power_iteration(((2, 1), (1, 2)), x, steps)


def test_fractions_too_long_to_read_are_refused():
    with pytest.raises(ValueError, match="take fewer steps"):
        power_iteration((("1/999983", 1), (1, "1/999979")), (1, "1/7"), 8)

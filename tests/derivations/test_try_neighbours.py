"""One step downhill against NumPy, at places where a step helps and where none does."""

import numpy as np
import pytest

from fullrank.derivations import try_neighbours

RECEIPTS, TOTALS = ((2, 1), (1, 3), (1, 1)), (11, 18, 9)


def misfit(at):
    return float(np.linalg.norm(np.array(RECEIPTS) @ np.array(at, float) - TOTALS) ** 2)


@pytest.mark.parametrize("step", ["1", "1/2", "3"])
def test_the_step_goes_to_the_lowest_of_five(step, sound):
    far = float(np.divide(*map(int, step.split("/")))) if "/" in step else float(step)
    for at in ((3, 4), (0, 0), (7, 1), (3, 5), (-2, 8)):
        work = try_neighbours(RECEIPTS, TOTALS, at, step)
        around = [(at[0] + dx * far, at[1] + dy * far) for dx, dy in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))]
        heights = [misfit(place) for place in around]
        assert float(work.result.before) == pytest.approx(heights[0])
        assert float(work.result.after) == pytest.approx(min(heights))
        assert misfit([float(k) for k in work.result.place]) == pytest.approx(min(heights))
        assert sound(work) >= 2


def test_where_no_neighbour_is_lower_it_stays():
    work = try_neighbours(RECEIPTS, TOTALS, (3, 5), 1)
    assert work.result.place == (3, 5) and work.result.before == work.result.after == 1
    assert "stay" in work.steps[-1].action


@pytest.mark.parametrize(
    ("A", "b", "at", "step", "words"),
    [
        (RECEIPTS, (11, 18), (3, 4), 1, "give both the same number"),
        (((1, 2, 3),), (1,), (3, 4), 1, "give two of each"),
        (RECEIPTS, TOTALS, (3, 4, 5), 1, "give two of each"),
        (RECEIPTS, TOTALS, (3, 4), 0, "give a positive number"),
    ],
)
def test_refusals_say_what_to_give(A, b, at, step, words):
    with pytest.raises(ValueError, match=words):
        try_neighbours(A, b, at, step)

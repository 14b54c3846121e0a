"""Examples in a task are run."""

from fullrank.grader.examples import broken_examples

SOLUTION = "def half(x):\n    return x / 2\n"


def test_a_true_example_is_counted() -> None:
    assert broken_examples("```python\n>>> half(1)\n0.5\n>>> half(2)\n1.0\n```\n", SOLUTION) == (2, [])


def test_an_untrue_example_says_what_came() -> None:
    count, broken = broken_examples("```python\n>>> half(1)\n0.6\n```\n", SOLUTION)
    assert count == 1
    assert "Expected: 0.6 Got: 0.5" in broken[0]


def test_a_text_without_a_block_has_no_example() -> None:
    assert broken_examples(">>> half(1)\n", SOLUTION) == (0, [])

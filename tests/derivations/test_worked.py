"""Collecting steps."""

import pytest

from fullrank import derivations
from fullrank.derivations.worked import Worked, ending, in_letters
from fullrank.records import Step


def test_steps_are_kept_in_their_order():
    work = Worked("one", "One", "x")
    work.step("first", "a", "why")
    work.step("second", "b", "why not")
    done = work.done(3, "c")
    assert done.steps == (Step("first", "a", "why"), Step("second", "b", "why not"))
    assert (done.name, done.title, done.given_tex, done.result, done.answer_tex) == ("one", "One", "x", 3, "c")


def test_a_formula_longer_than_a_page_is_refused():
    with pytest.raises(ValueError, match="too long to read"):
        Worked("one", "One", "x" * 4_000)


def test_a_derivation_takes_on_the_letters_of_its_question():
    work = derivations.projection((3, 1), (2, 0))
    named = in_letters(work, u="v", v="u")
    assert named.result == work.result and len(named.steps) == len(work.steps)
    assert (
        named.given_tex
        == r"\mathbf{v}=\begin{bmatrix}3 \\ 1\end{bmatrix},\qquad \mathbf{u}=\begin{bmatrix}2 \\ 0\end{bmatrix}"
    )
    assert "length of $\\mathbf{u}$ has to be taken out, not that of $\\mathbf{v}$" in named.steps[1].reason
    assert in_letters(named, u="v", v="u") == work


def test_a_derivation_ends_at_what_was_asked():
    work, last = derivations.projection((3, 1), (2, 0)), Step("Read the length.", "3", "It was asked for.")
    short = ending(work, "Divide", last, result=3, answer_tex="3")
    assert [step.action[:6] for step in short.steps] == ["Take t", "Find t", "Divide", "Divide", "Read t"]
    assert (short.result, short.answer_tex, short.given_tex) == (3, "3", work.given_tex)
    assert ending(work, "", last, result=3, answer_tex="3").steps == (*work.steps, last)
    with pytest.raises(ValueError, match="no step of projection begins with 'Multiply': name one of: Take the dot"):
        ending(work, "Multiply", result=3, answer_tex="3")

"""Formulas by KaTeX."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import pytest

from fullrank import typeset


def test_a_formula_carries_mathml_beside_the_visual_form() -> None:
    html = typeset.formula(r"A\mathbf{v} = \lambda\mathbf{v}")
    assert "<math" in html
    assert 'aria-hidden="true"' in html


def test_a_display_formula_can_be_reached_and_scrolled_by_keyboard() -> None:
    assert 'tabindex="0"' in typeset.formula("x", display=True)


@pytest.mark.parametrize("tex", [r"\frac{1}", "é^2", r"\unknown", "{"])
def test_a_formula_that_katex_refuses_is_named(tex: str) -> None:
    with pytest.raises(typeset.TypesetError, match="KaTeX cannot set"):
        typeset.formula(tex)


def test_a_formula_of_thousands_of_characters_is_refused() -> None:
    with pytest.raises(typeset.TypesetError, match="split it"):
        typeset.formula("x" * 4_001)


def test_many_threads_set_formulas_at_once() -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: typeset.formula(f"x_{{{n}}}"), range(200)))
    assert all(f"x_{{{n}}}" in html for n, html in enumerate(answers))


def test_a_formula_brings_no_link_and_no_picture() -> None:
    html = typeset.formula(r"\href{https://example.org}{x} \includegraphics{x.png}")
    assert "href=" not in html
    assert "<img" not in html


def test_katex_is_the_release_as_it_was_published() -> None:
    script = files("fullrank.typeset").joinpath("katex.min.js").read_bytes()
    assert hashlib.sha256(script).hexdigest() == "fa140498b8cfc8302cbe5e7cb1bdbc1f952bc38b3fa258ede09e73edbf9a74bc"
    assert b'version:"0.19.1"' in script

"""Markdown with formulas."""

from fullrank import typeset


def test_a_paragraph_with_a_formula() -> None:
    html = typeset.markdown("The *factor* $\\lambda$.")
    assert html.startswith("<p>The <em>factor</em>")
    assert "<math" in html


def test_raw_html_is_shown_as_text() -> None:
    assert "<script>" not in typeset.markdown("<script>alert(1)</script>")
    assert "&lt;img" in typeset.inline("<img src=x>")


def test_display_mathematics_stands_alone() -> None:
    assert 'class="formula"' in typeset.markdown("Before\n\n$$x^2$$\n\nafter")


def test_a_dollar_price_is_no_formula() -> None:
    assert "<math" not in typeset.markdown("It costs 5\\$ or 6\\$.")


def test_tables_and_typographic_quotes() -> None:
    html = typeset.markdown('| a | b |\n| --- | --- |\n| $x$ | "two" |\n')
    assert "<table>" in html
    assert "“two”" in html


def test_links_that_run_script_are_dropped() -> None:
    assert "href" not in typeset.markdown("[x](javascript:alert(1))")


def test_a_short_formula_keeps_the_comma_behind_it() -> None:
    html = typeset.markdown(r"Take $b$, and $c$ (or $d$).")
    assert html.count('<span class="kept">') == 2 and "</span>,</span> and" in html and "</span>).</span>" in html
    assert "kept" not in typeset.markdown(f"A sum ${'+'.join('abcdefghijklmnopqrstuvwxyz')}$, which may be broken.")


def test_a_matrix_keeps_the_full_stop_behind_it() -> None:
    assert '<span class="kept">' in typeset.inline(r"and $B=\begin{bmatrix}2&4\\-1&-5\end{bmatrix}$. Which")

"""Reports show the page's verdict, and escape what a learner wrote."""

from fullrank.notebooks.report import Report, report_of
from fullrank.records import Verdict

WRONG = Verdict(
    "wrong", "pagerank", "The ranks add up to 0.5.", says="Ranks add up to $1$.", input="L = [[<1>]]",
    got="[0.5]", expected="[1.0]", words="Look at `d`.",
)  # fmt: skip


def test_a_wrong_answer_shows_the_counterexample():
    text, html = repr(report_of(WRONG)), report_of(WRONG)._repr_html_()
    for part in ("The ranks add up to 0.5.", "[0.5]", "[1.0]"):
        assert part in text
        assert part in html
    assert "<code>d</code>" in html
    assert "<em>1</em>" in html


def test_what_a_learner_wrote_is_escaped():
    assert "L = [[&lt;1&gt;]]" in report_of(WRONG)._repr_html_()
    assert "<script>" not in Report("note", "<script>alert(1)</script>", (("<b>", "<i>"),))._repr_html_()


def test_right_wrong_and_unwritten_look_different():
    unwritten = Verdict("wrong", "pagerank", "pagerank is not written yet: the file is still as you were given it.")
    reports = [report_of(Verdict("right", "pagerank", "Right.")), report_of(WRONG), report_of(unwritten)]
    assert [report.standing for report in reports] == ["right", "wrong", "note"]
    assert len({repr(report)[0] for report in reports}) == 3
    assert all('role="status"' in report._repr_html_() for report in reports)

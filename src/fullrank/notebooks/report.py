"""What a notebook shows about an exercise or a milestone: the verdict that the page would give, as HTML and as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from fullrank.records import Verdict

_COLOURS = {"right": "#2f7d4f", "wrong": "#b3402a", "note": "#55606e"}
_MARKS = {"right": "✓", "wrong": "✗", "note": "…"}


@dataclass(frozen=True, slots=True)
class Report:
    """One line that says how things stand, and parts (name, text) that say more."""

    standing: str  # "right", "wrong" or "note"
    title: str
    parts: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        lines = [f"{_MARKS[self.standing]} {self.title}", *(f"  {name}: {text}" for name, text in self.parts)]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        colour = _COLOURS[self.standing]
        rows = "".join(
            f'<dt style="font-weight:600">{escape(name)}</dt>'
            f'<dd style="margin:0 0 .4em 0;white-space:pre-wrap">{_code(text)}</dd>'
            for name, text in self.parts
        )
        return (
            f'<div role="status" style="border-left:4px solid {colour};padding:.4em .9em;margin:.4em 0">'
            f'<p style="margin:.2em 0"><strong style="color:{colour}">{_MARKS[self.standing]}</strong> '
            f"{_code(self.title)}</p>{f'<dl style=margin:0>{rows}</dl>' if rows else ''}</div>"
        )


def _code(text: str) -> str:
    """Escaped text, in which `…` is code and $…$ is set apart."""
    found = re.sub(r"`([^`\n]+)`", r"<code>\1</code>", escape(text))
    return re.sub(r"\$([^$\n]+)\$", r"<em>\1</em>", found)


def report_of(verdict: Verdict, borrowed: bool = False) -> Report:
    """A verdict as the page gives it: message, property, counterexample, got, expected, words."""
    if verdict.status == "right":
        whose = "the course's own, lent to you" if borrowed else "yours"
        return Report("right", f"`{verdict.exercise}` ({whose}): {verdict.message}")
    parts = (
        ("What must hold", verdict.says),
        ("Input", verdict.input),
        ("Your answer", verdict.got),
        ("Expected", verdict.expected),
        ("What to look at", verdict.words),
    )
    standing = "note" if verdict.status == "broken" or "not written yet" in verdict.message else "wrong"
    return Report(standing, f"`{verdict.exercise}`: {verdict.message}", tuple(part for part in parts if part[1]))

"""CommonMark with `$...$` and `$$...$$` into HTML."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

from fullrank.typeset.formula import formula


def _set_formula(content: str, options: dict[str, Any]) -> str:
    return formula(content.strip(), bool(options["display_mode"]))


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "typographer": True})
    reader.enable(["table", "strikethrough", "smartquotes", "replacements"])
    reader.use(dollarmath_plugin, allow_space=False, double_inline=True, renderer=_set_formula)
    return reader


_READER = _reader()


@lru_cache(maxsize=5_000)
def markdown(text: str) -> str:
    """HTML of a Markdown text whose formulas stand between dollar signs; raw HTML is shown as text.

    >>> markdown("*one*")
    '<p><em>one</em></p>\\n'
    """
    return str(_READER.render(text))


@lru_cache(maxsize=5_000)
def inline(text: str) -> str:
    """HTML of one line of Markdown, without the paragraph around it."""
    return str(_READER.renderInline(text))

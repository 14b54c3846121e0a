"""CommonMark with `$...$` and `$$...$$` into HTML."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from fullrank.typeset.formula import formula


def _set_formula(content: str, options: dict[str, Any]) -> str:
    return formula(content.strip(), bool(options["display_mode"]))


_CLOSING = re.compile(r"[,.;:?!)\]’”]+")
_SHORT = 40  # signs of TeX: a longer formula may have to be broken over two lines
_MATRIX = re.compile(r"\\begin\{(\w*matrix)\}(.*?)\\end\{\1\}", re.DOTALL)


def _breadth(tex: str) -> int:
    """Signs of TeX side by side: a matrix is as broad as its longest row."""
    return len(_MATRIX.sub(lambda found: max(found[2].split(r"\\"), key=len), tex))


def _keep_together(state: StateCore) -> None:
    """No line begins with the comma behind a formula."""
    for token in state.tokens:
        children = token.children or []
        for place in range(len(children) - 1, 0, -1):
            one, other = children[place - 1], children[place]
            if one.type != "math_inline" or other.type != "text" or _breadth(one.content) > _SHORT:
                continue
            if closing := _CLOSING.match(other.content):
                sign = Token("text", "", 0, content=closing[0])
                other.content = other.content[closing.end() :]
                opened = Token("html_inline", "", 0, content='<span class="kept">')
                closed = Token("html_inline", "", 0, content="</span>")
                children[place - 1 : place] = [opened, one, sign, closed]


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "typographer": True})
    reader.enable(["table", "strikethrough", "smartquotes", "replacements"])
    reader.use(dollarmath_plugin, allow_space=False, double_inline=True, renderer=_set_formula)
    reader.core.ruler.push("keep_together", _keep_together)
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

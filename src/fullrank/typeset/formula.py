"""A formula as HTML with MathML: KaTeX, run in an embedded QuickJS, so that a page needs no script to show mathematics.

QuickJS contexts belong to the thread that made them, so one thread owns the engine and the others hand it their work;
what was set once is remembered.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib.resources import files
from threading import local

import quickjs

_LONGEST_FORMULA = 4_000
_engine_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="katex")
_engine = local()
# Strings leave QuickJS through JSON.stringify because its concatenated strings ("ropes") cannot cross the boundary.
_SETTER = """
function setFormula(tex, display) {
  const options = {displayMode: display, output: "htmlAndMathml", throwOnError: true, strict: "error",
                   maxSize: 20, maxExpand: 200};
  try { return JSON.stringify({html: katex.renderToString(tex, options)}); }
  catch (error) { return JSON.stringify({error: String(error.message || error)}); }
}
"""


class TypesetError(ValueError):
    """A formula that KaTeX refuses; says which and why."""


def _set(tex: str, display: bool) -> str:
    if not hasattr(_engine, "set_formula"):
        context = quickjs.Context()
        context.eval(files("fullrank.typeset").joinpath("katex.min.js").read_text(encoding="utf-8"))
        context.eval(_SETTER)
        _engine.set_formula = context.get("setFormula")
    return str(_engine.set_formula(tex, display))


@lru_cache(maxsize=20_000)
def formula(tex: str, display: bool = False) -> str:
    """HTML of a TeX formula, with MathML beside the visual form.

    Raises TypesetError, naming the formula and KaTeX's reason, where KaTeX in strict mode refuses it.

    >>> formula("x^2").count("<math")
    1
    """
    if len(tex) > _LONGEST_FORMULA:
        raise TypesetError(f"A formula of {len(tex)} characters was given; {_LONGEST_FORMULA} is the limit: split it.")
    answer = json.loads(_engine_thread.submit(_set, tex, display).result())
    if "error" in answer:
        raise TypesetError(f"KaTeX cannot set ${tex}$: {answer['error']}")
    html = str(answer["html"])
    return f'<div class="formula" tabindex="0" role="group" aria-label="formula">{html}</div>' if display else html


def count() -> int:
    """How many different formulas have been set by this process."""
    return formula.cache_info().currsize

"""A figure as one module: nothing left to fetch, and it runs by itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from fullrank import figures
from fullrank.figures import folders
from fullrank.figures.module import _scoped


@pytest.mark.parametrize("name", figures.names())
def test_module_has_no_import_left_and_exports_what_a_host_needs(name: str) -> None:
    text = figures.module(name)
    assert not re.search(r"^\s*import\b", text, re.MULTILINE)
    assert "import(" not in text and "http://" not in text.replace("http://www.w3.org", "")
    exports = re.findall(r"^export (.+?)(?: =|;)", text, re.MULTILINE)
    assert exports[:2] == ["const words", "const { state, goals }"]
    assert text.count("export default") == 1


def test_import_that_cannot_be_inlined_is_refused() -> None:
    with pytest.raises(figures.FigureError, match="cannot be inlined"):
        _scoped('import everything from "../kit/kit.js";\n', "trial/figure.js")


def test_renamed_imports_keep_their_new_names() -> None:
    text, _ = _scoped('import { show as write, pair } from "../kit/kit.js";\n', "trial/figure.js")
    assert "const { show: write, pair } = kit;" in text


def test_module_without_goals_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "trial").mkdir()
    words, script = (
        'title = "T"\nsentence = "S"\ninstructions = "I"\n',
        "export const state = { a: 1 };\nexport default {};\n",
    )
    (tmp_path / "trial" / "words.toml").write_text(words, encoding="utf-8")
    (tmp_path / "trial" / "figure.js").write_text(script, encoding="utf-8")
    monkeypatch.setattr(folders, "FIGURES", tmp_path)
    with pytest.raises(figures.FigureError, match="does not export goals"):
        figures.module("trial")


@pytest.mark.browser
@pytest.mark.parametrize("name", figures.names())
def test_module_runs_by_itself_and_shows_its_goal(chromium: Any, name: str) -> None:
    page = chromium.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_content("<!doctype html><main></main>")
    goal = next(iter(figures.load(name).goals))
    page.evaluate(
        """async ([text, goal]) => {
          const figure = await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
          const values = { ...figure.state, goal, reached: [] };
          const set = (key, value) => { values[key] = value };
          const model = { get: (key) => values[key], set, save_changes() {}, on() {}, off() {} };
          figure.default.render({ model, el: document.querySelector("main") });
        }""",
        [figures.module(name), goal],
    )
    assert figures.load(name).goals[goal] in page.locator("main").inner_text()
    assert page.locator("main svg[viewBox]").count() > 0
    assert errors == []
    page.close()

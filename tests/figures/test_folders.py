"""Every figure has its words, its still and goals that agree; a wrong name gets a useful answer."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from fullrank import figures
from fullrank.figures import folders


def test_there_are_figures() -> None:
    assert len(figures.names()) >= 7
    assert "eigen-spinner" in figures.names()
    assert "kit" not in figures.names()


@pytest.mark.parametrize("name", figures.names())
def test_figure_has_words_and_a_state_of_numbers_and_words(name: str) -> None:
    figure = figures.load(name)
    assert figure.name == name and figure.folder.name == name
    assert len(figure.sentence) > 60 and len(figure.instructions) > 40
    assert "keyboard" in figure.instructions or "arrow key" in figure.instructions
    assert all(isinstance(value, int | float | str) for value in figures.state(name).values())


@pytest.mark.parametrize("name", figures.names())
def test_goals_in_the_words_are_the_goals_in_the_module(name: str) -> None:
    source = (figures.load(name).folder / "figure.js").read_text(encoding="utf-8")
    body = re.search(r"^export const goals = \{(.*?)^\};", source, re.MULTILINE | re.DOTALL)
    assert body, "goals must be one object literal"
    in_module = set(re.findall(r"^  \"?([a-z][a-z0-9-]*)\"?: \(", body[1], re.MULTILINE))
    assert in_module == set(figures.load(name).goals)
    assert in_module


@pytest.mark.parametrize("name", figures.names())
def test_still_is_a_picture_with_words_on_paper_and_without_scripts(name: str) -> None:
    path = figures.load(name).folder / "still.svg"
    assert path.is_file(), f"run scripts/stills.py {name}"
    root = ElementTree.parse(path).getroot()
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert names[:3] == ["svg", "title", "desc"]
    assert len(names) > 8
    assert "script" not in names
    assert "var(" not in path.read_text(encoding="utf-8")


def test_unknown_name_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(figures.FigureError, match="Did you mean 'eigen-spinner'"):
        figures.load("eigenspinner")


@pytest.mark.parametrize("name", ["kit", "../figures/spiral", "", "Spiral"])
def test_what_is_no_figure_is_refused(name: str) -> None:
    with pytest.raises(figures.FigureError, match="There is no figure"):
        figures.load(name)


SCRIPT = "export const state = { a: 1 };"


def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, script: str = SCRIPT) -> None:
    (tmp_path / "trial").mkdir()
    (tmp_path / "trial" / "figure.js").write_text(script, encoding="utf-8")
    (tmp_path / "trial" / "words.toml").write_text(words, encoding="utf-8")
    monkeypatch.setattr(folders, "FIGURES", tmp_path)


def test_missing_words_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, monkeypatch, 'title = "T"\nsentence = "S"\n')
    with pytest.raises(figures.FigureError, match="needs instructions"):
        figures.load("trial")


def test_goal_without_words_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, monkeypatch, 'title = "T"\nsentence = "S"\ninstructions = "I"\n[goals.there]\n')
    with pytest.raises(figures.FigureError, match="needs words"):
        figures.load("trial")


def test_words_that_are_not_toml_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, monkeypatch, "title = ")
    with pytest.raises(figures.FigureError, match="is not TOML"):
        figures.load("trial")


UNREADABLE = ["export const state = { a: 1 / 3 };", "const state = { a: 1 };", "export const state = {};"]


@pytest.mark.parametrize("start", UNREADABLE)
def test_state_that_python_cannot_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    make(tmp_path, monkeypatch, "", start)
    with pytest.raises(figures.FigureError, match="in plain numbers and words"):
        figures.state("trial")


def test_state_is_read_with_its_values() -> None:
    assert figures.state("eigen-spinner") == {"a": 1, "b": 2, "c": 1, "d": 0, "angle": 70, "found": 0}
    assert figures.state("eigen-gallery")["move"] == "shear"

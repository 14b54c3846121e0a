"""The workspace's settings for marimo: written, kept up to date, and never over the learner's own."""

import tomllib

from fullrank.notebooks.settings import HIDDEN_PANELS, MARK, write_settings


def test_settings_are_written(tmp_path):
    write_settings(tmp_path)
    marimo = tomllib.loads((tmp_path / "pyproject.toml").read_text())["tool"]["marimo"]
    assert marimo["runtime"]["auto_instantiate"] is True
    assert marimo["save"]["autosave"] == "after_delay"
    assert marimo["ai"]["enabled"] is False
    assert not any(marimo["sharing"].values())
    assert marimo["display"]["custom_css"] == ["course.css"]
    css = (tmp_path / "course.css").read_text()
    assert all(f'[data-testid="{panel}"]' in css for panel in HIDDEN_PANELS)


def test_settings_of_the_learners_own_are_kept(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.marimo.display]\ntheme = 'dark'\n")
    (tmp_path / "course.css").write_text("")
    write_settings(tmp_path)
    assert "dark" in (tmp_path / "pyproject.toml").read_text()
    assert (tmp_path / "course.css").read_text() == ""


def test_ours_of_an_earlier_version_are_renewed(tmp_path):
    (tmp_path / "pyproject.toml").write_text(f"{MARK}\noutdated = 1\n")
    write_settings(tmp_path)
    assert "outdated" not in (tmp_path / "pyproject.toml").read_text()

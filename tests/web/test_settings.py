"""Choices are kept; a file that is damaged or says nonsense means the defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from fullrank.web.settings import Settings, SettingsFile


def test_what_was_chosen_is_there_the_next_time(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "settings.json").change(theme="dark", name="  Ada \n  Lovelace ")
    again = SettingsFile(tmp_path / "settings.json").now
    assert (again.theme, again.name, again.motion) == ("dark", "Ada Lovelace", "system")


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"theme": "pink", "name": 7, "unknown": 1}', "\x00"])
def test_nonsense_means_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    found = SettingsFile(tmp_path / "settings.json").now
    assert (found.theme, found.motion, found.keys) == (Settings().theme, Settings().motion, Settings().keys)

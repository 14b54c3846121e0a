"""Search finds what is there; settings are kept; a way back leads nowhere else."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from fullrank.web.views.about import look_up


def test_a_search_finds_lessons_concepts_exercises_and_tools_titles_first(app: Starlette) -> None:
    found = look_up(app.state.site.shelf, "eigen")
    assert {kind for kind, *_ in found} >= {"Lesson", "Concept", "Exercise", "Workbench"}
    assert "eigen" in found[0][1].lower()
    assert look_up(app.state.site.shelf, "zzzz") == []
    assert look_up(app.state.site.shelf, "<>&") == []


def test_every_word_of_a_search_must_be_there(app: Starlette) -> None:
    assert len(look_up(app.state.site.shelf, "eigenvector complex")) < len(look_up(app.state.site.shelf, "eigenvector"))


def test_what_was_searched_is_escaped(client: TestClient) -> None:
    assert "<script>x" not in client.get("/search", params={"q": "<script>x"}).text


def test_settings_are_kept_and_shown(client: TestClient) -> None:
    client.post("/settings", data={"theme": "dark", "motion": "less", "keys": "off", "name": "<i>Ada</i>"})
    text = client.get("/settings").text
    assert 'data-theme="dark" data-motion="less" data-keys="off"' in text
    assert "&lt;i&gt;Ada" in text
    assert "<i>Ada" not in text


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "evil", ""])
def test_the_theme_button_leads_back_to_this_site_only(client: TestClient, back: str) -> None:
    response = client.post("/settings/theme", data={"theme": "dark", "back": back})
    assert response.headers["location"] == "/"
    assert client.post("/settings/theme", data={"theme": "dark", "back": "/help"}).headers["location"] == "/help"

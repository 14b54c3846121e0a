"""What is the learner's own: files, progress to take along, projects."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from fullrank.progress import Store

PIECE = {"X-Full-Rank": "piece"}


def test_what_is_exported_here_can_be_imported_there_and_twice_changes_nothing(
    client: TestClient, app: Starlette, tmp_path
) -> None:
    with Store(tmp_path / "other.sqlite") as other:
        other.record(other.new_attempt("practice", "a/b", "right", concepts=["eigenvector"], seed=9))
        file = other.export(tmp_path / "exported").read_bytes()
    for added in (1, 0):
        response = client.post("/progress/import", files={"file": ("progress.gz", file)})
        assert response.status_code == 200
        assert f"{added} attempts added" in response.text
    assert app.state.site.store.count() == 1
    assert client.get("/progress/export").content[:2] == b"\x1f\x8b"


def test_a_file_that_is_no_export_is_refused_in_a_sentence(client: TestClient, tmp_path) -> None:
    response = client.post("/progress/import", files={"file": ("notes.txt", b"not an export")})
    assert response.status_code == 200
    assert 'class="said wrong"' in response.text
    assert str(tmp_path) not in re.sub(r"(?s).*class=\"said wrong\"", "", response.text).partition("</div>")[0]


def test_progress_tells_each_concept_with_its_reason(client: TestClient, app: Starlette) -> None:
    store = app.state.site.store
    for seed in range(3):
        store.record(store.new_attempt("practice", "x/y", "right", concepts=["eigenvector"], seed=seed))
    text = client.get("/progress").text
    assert "1 of 116 concepts mastered" in text
    assert "Your last three answers were" in text
    assert "mastered" in client.get("/").text


def test_a_project_names_its_milestones_and_how_to_open_its_notebook(client: TestClient, app: Starlette) -> None:
    projects = app.state.site.shelf.curriculum.projects
    if not projects:
        pytest.skip("no project is written yet")
    for project in projects.values():
        text = client.get(f"/project/{project.id}").text
        assert text.count("<li>") >= len(project.milestones)
        assert f"fullrank notebook {project.id}" in text
        assert ('class="prose"' in text) == bool(project.explanation)
        response = client.post(f"/project/{project.id}/open", headers=PIECE)
        assert response.status_code == 503
        assert f"fullrank notebook {project.id}" in response.json()["way_out"]


def test_a_notebook_opens_from_the_button_where_notebooks_are(client: TestClient, app: Starlette) -> None:
    projects = app.state.site.shelf.curriculum.projects
    if not projects:
        pytest.skip("no project is written yet")

    class Books:
        def open(self, project: str) -> str:
            return f"http://127.0.0.1:9/{project}"

    app.state.site.notebooks = Books()
    name = next(iter(projects))
    response = client.post(f"/project/{name}/open")
    assert response.headers["refresh"] == f"0;url=http://127.0.0.1:9/{name}"

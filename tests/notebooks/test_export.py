"""The notebook as .ipynb: it runs in Jupyter, solved or not, and its milestones can all be reached."""

import nbformat
import pytest

from fullrank.notebooks import NotebookError, export_ipynb, open_project

from .played import CHOICES, play, run, shown


@pytest.fixture(params=CHOICES)
def project(request):
    return request.param


@pytest.fixture
def notebook(project, home, monkeypatch):
    monkeypatch.setenv("FULLRANK_HOME", str(home))
    return nbformat.read(export_ipynb(project, home / "projects"), 4)


def test_unsolved_it_runs_to_its_end_and_reaches_nothing(project, notebook, home):
    outputs = run(notebook, home)
    text = shown(outputs)
    needed = {stone.exercise for stone in open_project(project, home).project.milestones if stone.exercise}
    assert any(f"Waiting for {name}" in text for name in needed)
    for name in needed:
        assert f'course.lend("{name}")' in text
    assert open_project(project, home).reached() == ()


def test_solved_and_played_through_it_reaches_every_milestone(project, notebook, answered):
    play(notebook, project)
    outputs = run(notebook, answered)
    course = open_project(project, answered)
    assert course.reached() == tuple(stone.id for stone in course.project.milestones)
    pictures = [out for out in outputs if "<svg" in out.get("data", {}).get("text/html", "")]
    assert len(pictures) >= 10
    assert "agree to" in shown(outputs)


def test_prose_stays_prose(notebook):
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    assert len(prose) >= 10
    assert not any("mo.md" in text for text in prose)


def test_an_existing_file_is_not_replaced(home):
    path = home / "mine.ipynb"
    path.write_text("mine")
    with pytest.raises(NotebookError, match="is there already"):
        export_ipynb("pagerank", path)
    assert path.read_text() == "mine"


def test_a_project_that_is_not_there_is_said(home):
    with pytest.raises(NotebookError, match="no project 'pca'"):
        export_ipynb("pca", home)

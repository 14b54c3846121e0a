"""The notebook as .ipynb: it runs in Jupyter, solved or not, and its milestones can all be reached."""

import nbformat
import pytest
from nbclient import NotebookClient

from fullrank.notebooks import NotebookError, export_ipynb, open_project

DRAWN = "home news, home shop, home help, news home, shop home, shop help, help home, map home, about map"
CHOICES = {  # what a learner writes into the cells that ask for something
    'my_links = ""': f"my_links = {DRAWN.replace(', ', chr(10))!r}",
    "my_guess = None": "my_guess = 1.0",
    "my_damping = 0.99": "my_damping = 0.5",
    "my_count = None": "my_count = int((np.diff(jargon.indptr) == 0).sum())",
    '("TLA", "foo")': '("luser", "zorkmid")',
    "Ann -> Ben\nBen -> Cas\nCas -> Ann": "\n".join(f"p{k} -> p{k * k % 11}" for k in range(11)),
}


@pytest.fixture
def notebook(home, monkeypatch):
    monkeypatch.setenv("FULLRANK_HOME", str(home))
    return nbformat.read(export_ipynb("pagerank", home / "projects"), 4)


def run(notebook, home):
    NotebookClient(notebook, timeout=240, resources={"metadata": {"path": str(home / "projects")}}).execute()
    return [out for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]


def shown(outputs):
    return "\n".join(out.get("text") or out.get("data", {}).get("text/plain", "") for out in outputs)


def test_unsolved_it_runs_to_its_end_and_reaches_nothing(notebook, home):
    outputs = run(notebook, home)
    text = shown(outputs)
    assert "Waiting for pagerank" in text
    assert 'course.lend("pagerank")' in text
    assert open_project("pagerank", home).reached() == ()


def test_solved_and_played_through_it_reaches_every_milestone(notebook, solved):
    written = set()
    for cell in notebook.cells:
        for before, after in CHOICES.items():
            if before in cell.source:
                cell.source = cell.source.replace(before, after)
                written.add(before)
    assert written == set(CHOICES)
    outputs = run(notebook, solved)
    course = open_project("pagerank", solved)
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

"""A workspace of its own for every test, empty or with the course's answers in it."""

import shutil

import pytest

from fullrank import curriculum, grader
from fullrank.notebooks import open_project
from fullrank.workspace import open_workspace

EXERCISES = ("link_matrix", "power_iteration", "pagerank", "pagerank_sparse")


@pytest.fixture
def home(tmp_path):
    return open_workspace(tmp_path / "home").home


@pytest.fixture
def solved(home):
    """A home in which every exercise of the project is answered by the course's own solution."""
    exercises = curriculum.load().exercises
    for name in EXERCISES:
        shutil.copyfile(exercises[name].folder / "solution.py", home / "my_maths" / f"{name}.py")
    return home


@pytest.fixture
def course(home):
    return open_project("pagerank", home)


@pytest.fixture(scope="session", autouse=True)
def sandbox_closed():
    yield
    if hasattr(grader, "close"):
        grader.close()


@pytest.fixture
def answered(project, home):
    """A home in which every exercise of the project's milestones is answered by the course's own solution."""
    known = curriculum.load()
    for name in {stone.exercise for stone in known.projects[project].milestones if stone.exercise}:
        shutil.copyfile(known.exercises[name].folder / "solution.py", home / "my_maths" / f"{name}.py")
    return home

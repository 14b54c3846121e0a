"""Each project met with wrong answers: every one is named in the notebook, waited for, and sinks nothing."""

import shutil

import nbformat
import pytest

from fullrank import curriculum
from fullrank.notebooks import Waiting, export_ipynb, open_project

from .played import CHOICES, play, run, shown

KNOWN = curriculum.load()
ASKED = {
    name: sorted({stone.exercise for stone in project.milestones if stone.exercise})
    for name, project in KNOWN.projects.items()
}
READ_OFF = {"my_k = None"}  # is read off a picture that waits
PAIRS = [(project, exercise) for project, exercises in ASKED.items() for exercise in exercises]


def wrong_answers(exercise):
    return sorted((KNOWN.exercises[exercise].folder / "wrong").glob("*.py"))


def test_every_project_is_met():
    assert set(ASKED) == set(CHOICES)
    assert len(PAIRS) >= 27
    assert all(len(wrong_answers(exercise)) >= 4 for _, exercise in PAIRS)


@pytest.mark.parametrize(("project", "exercise"), PAIRS, ids=[" ".join(pair) for pair in PAIRS])
def test_every_wrong_answer_is_named_and_its_milestones_wait(project, exercise, home):
    course = open_project(project, home)
    stones = [stone.id for stone in course.project.milestones if stone.exercise == exercise]
    assert stones
    for file in wrong_answers(exercise):
        shutil.copyfile(file, home / "my_maths" / f"{exercise}.py")
        report = course.check(exercise)
        assert report.standing == "wrong", file
        parts = dict(report.parts)
        assert len(parts["What to look at"].split()) >= 20, file
        assert f'course.lend("{exercise}")' in parts["To go on without it"]
        assert isinstance(course.mine(exercise), Waiting), file
        for stone in stones:
            assert course.milestone(stone, holds=True).standing == "note", file
    assert course.reached() == ()


@pytest.mark.parametrize("project", CHOICES)
def test_with_a_wrong_answer_everywhere_the_notebook_runs_to_its_end(project, home, monkeypatch):
    monkeypatch.setenv("FULLRANK_HOME", str(home))
    for exercise in ASKED[project]:
        shutil.copyfile(wrong_answers(exercise)[0], home / "my_maths" / f"{exercise}.py")
    notebook = nbformat.read(export_ipynb(project, home / "projects"), 4)
    play(notebook, project, leaving=READ_OFF & set(CHOICES[project]))
    text = shown(run(notebook, home))
    for exercise in ASKED[project]:
        assert f"✗ `{exercise}`" in text
    assert any(f"Waiting for {exercise}" in text for exercise in ASKED[project])
    stones = {stone.id: stone.exercise for stone in KNOWN.projects[project].milestones}
    assert not any(stones[name] for name in open_project(project, home).reached())


def test_an_exercise_that_is_wrong_and_lent_sinks_its_own_milestones_alone(home, monkeypatch):
    project, exercise = "digits", "pca"
    monkeypatch.setenv("FULLRANK_HOME", str(home))
    for name in ASKED[project]:
        shutil.copyfile(KNOWN.exercises[name].folder / "solution.py", home / "my_maths" / f"{name}.py")
    shutil.copyfile(wrong_answers(exercise)[0], home / "my_maths" / f"{exercise}.py")
    notebook = nbformat.read(export_ipynb(project, home / "projects"), 4)
    play(notebook, project)
    _lend(notebook, exercise)
    text = shown(run(notebook, home))
    assert f"✗ `{exercise}`" in text
    assert "Waiting for" not in text
    stones = KNOWN.projects[project].milestones
    own = {stone.id for stone in stones if stone.exercise == exercise}
    assert own
    assert set(open_project(project, home).reached()) == {stone.id for stone in stones} - own


def _lend(notebook, exercise):
    """Have the notebook go on with the course's own function, as its report advises."""
    mine, lent = f'course.mine("{exercise}")', f'course.lend("{exercise}")'
    cells = [cell for cell in notebook.cells if mine in cell.source]
    assert cells
    for cell in cells:
        cell.source = cell.source.replace(mine, lent)

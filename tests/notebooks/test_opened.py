"""What cells call: the same verdicts as the page, remembered once; loans; milestones."""

from pathlib import Path

import numpy as np
import pytest

from fullrank import curriculum, grader
from fullrank.notebooks import NotebookError, Waiting, open_project
from fullrank.notebooks.opened import find_home
from fullrank.progress import Store

PAIR = np.array([[0.0, 1.0], [1.0, 0.0]])


def attempts(home, **which):
    with Store(home / ".fullrank" / "progress.sqlite") as store:
        return store.attempts(**which)


def test_an_unwritten_exercise_waits_and_says_how_to_go_on(course):
    assert isinstance(course.mine("pagerank"), Waiting)
    report = course.check("pagerank")
    assert report.standing == "note"
    assert "course.lend" in repr(report)
    assert attempts(course.workspace.home) == ()


def test_a_right_answer_is_handed_out_and_remembered_once(solved):
    course = open_project("pagerank", solved)
    assert course.mine("pagerank")(PAIR, 0.85) == pytest.approx([0.5, 0.5])
    for _ in range(2):
        assert course.check("pagerank").standing == "right"
    open_project("pagerank", solved).check("pagerank")
    made = attempts(solved, kind="exercise")
    assert [(a.subject, a.verdict) for a in made] == [("pagerank", "right")]
    assert made[0].concepts == ("pagerank-damping",)


def test_the_verdict_is_that_of_the_page(solved):
    exercise = curriculum.load().exercises["pagerank"]
    wrong = (exercise.folder / "wrong" / "links_only.py").read_text()
    (solved / "my_maths" / "pagerank.py").write_text(wrong)
    course = open_project("pagerank", solved)
    on_the_page = grader.grade(exercise, wrong, modules=course.workspace.modules(without="pagerank"))
    report = course.check("pagerank")
    assert report.standing == "wrong"
    assert dict(report.parts)["What must hold"] == on_the_page.says
    assert dict(report.parts)["What to look at"] == on_the_page.words
    assert attempts(solved, kind="exercise")[0].slip == on_the_page.slip
    assert isinstance(course.mine("pagerank"), Waiting)


def test_a_mended_file_is_seen_at_the_next_call(solved):
    file = solved / "my_maths" / "pagerank.py"
    right = file.read_text()
    file.write_text(right.replace("d * (M @ ranks)", "M @ ranks"))
    course = open_project("pagerank", solved)
    assert isinstance(course.mine("pagerank"), Waiting)
    file.write_text(right)
    assert not isinstance(course.mine("pagerank"), Waiting)
    course.check("pagerank")
    assert [a.verdict for a in attempts(solved, kind="exercise")] == ["right"]


def test_a_loan_works_and_is_said(course):
    borrowed = course.lend("pagerank")
    assert borrowed(PAIR, 0.85) == pytest.approx([0.5, 0.5])
    assert "milestones wait for yours" in repr(course.check("pagerank"))
    assert course.milestone("damped", True).standing == "note"


def test_a_function_may_use_another_of_yours(solved):
    (solved / "my_maths" / "helping.py").write_text("def half(x):\n    return x / 2\n")
    file = solved / "my_maths" / "pagerank.py"
    source = file.read_text().replace("(1 - d) / n", "half(2 * (1 - d)) / n")
    file.write_text(f"from my_maths.helping import half\n{source}")
    assert open_project("pagerank", solved).mine("pagerank")(PAIR, 0.85) == pytest.approx([0.5, 0.5])


def test_a_milestone_needs_its_condition_and_its_exercise(solved):
    course = open_project("pagerank", solved)
    assert course.milestone("damped", False).standing == "note"
    assert course.milestone("damped", np.bool_(True)).standing == "right"
    assert course.reached() == ("damped",)
    course.milestone("damped", True)
    assert [a.subject for a in attempts(solved, kind="milestone")] == ["pagerank/damped"]


def test_a_milestone_says_what_is_missing(course):
    assert "nine links" in repr(course.milestone("drawn", False))
    assert "two more" in repr(course.milestone("drawn", False, "Draw two more."))
    assert "Waiting for pagerank" in repr(course.milestone("damped", course.mine("pagerank") < 0.5))
    assert course.reached() == ()


def test_unknown_names_are_answered_with_the_known_ones(course):
    with pytest.raises(NotebookError, match="no exercise 'page_rank'.*pagerank"):
        course.mine("page_rank")
    with pytest.raises(NotebookError, match="no milestone 'won'.*drawn"):
        course.milestone("won")
    with pytest.raises(NotebookError, match="no project 'pca'.*pagerank"):
        open_project("pca", course.workspace.home)


def test_the_folder_is_found_from_where_the_notebook_is(home, monkeypatch):
    monkeypatch.delenv("FULLRANK_HOME", raising=False)
    assert find_home(home / "projects") == home
    monkeypatch.setenv("FULLRANK_HOME", str(home / "other"))
    assert find_home(Path("/")) == home / "other"


def test_every_milestone_of_the_project_stands_in_its_notebook(course):
    text = (course.project.folder / "notebook.py").read_text()
    assert 8 <= len(course.project.milestones) <= 10
    for stone in course.project.milestones:
        assert f'"{stone.id}"' in text
        assert not stone.exercise or f'course.mine("{stone.exercise}")' in text

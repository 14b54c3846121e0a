"""next, progress, export and import."""

import json
from pathlib import Path

from fullrank import curriculum


def test_a_beginner_is_sent_to_a_concept_that_has_a_lesson(run) -> None:
    code, out, _ = run("next", "--json")
    step = json.loads(out)
    assert code == 0
    assert step["kind"] == "start"
    assert curriculum.load().lesson_of(step["concept"]).id == step["lesson"]


def test_progress_gives_a_reason_for_each_concept(run) -> None:
    code, out, _ = run("progress", "--json")
    states = json.loads(out)
    assert code == 0
    assert "eigenvector" in states
    assert all(state["reason"] for state in states.values())
    assert len(json.loads(run("progress", "--all", "--json")[1])) == 116


def test_what_was_exported_can_be_imported_elsewhere(run, home: Path, tmp_path: Path) -> None:
    run("check", "pagerank")
    solution = curriculum.load().exercises["pagerank"].folder / "solution.py"
    run("check", "pagerank", str(solution))
    file = tmp_path / "mine.fullrank"
    code, out, _ = run("export", str(file))
    assert code == 0
    assert out.startswith("2 attempts")
    home.rename(tmp_path / "old")
    code, out, _ = run("import", str(file))
    assert code == 0
    assert "2" in out
    assert run("export", str(tmp_path / "again.fullrank"))[1].startswith("2 attempts")


def test_a_file_that_was_not_exported_is_refused(run, tmp_path: Path) -> None:
    (tmp_path / "strange").write_text("hello")
    code, _, err = run("import", str(tmp_path / "strange"))
    assert code == 3
    assert err.startswith("fullrank: ")


def test_a_project_that_is_not_there_names_its_neighbours(run) -> None:
    code, _, err = run("notebook", "pagerang")
    assert code == 2
    assert "pagerank" in err


def test_a_notebook_can_be_had_for_jupyter(run, tmp_path: Path) -> None:
    code, _, _ = run("notebook", "pagerank", "--ipynb", str(tmp_path / "pagerank.ipynb"))
    assert code == 0
    assert json.loads((tmp_path / "pagerank.ipynb").read_text())["cells"]


def test_a_damaged_database_is_set_aside_and_said_so(run, home: Path) -> None:
    (home / ".fullrank").mkdir(parents=True)
    (home / ".fullrank" / "progress.sqlite").write_bytes(bytes(range(256)) * 40)
    code, _, err = run("next")
    assert code == 0
    assert "damaged" in err
    assert list((home / ".fullrank").glob("progress.damaged-*"))

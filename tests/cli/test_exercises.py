"""check, hint and reset; watch as a process of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fullrank import curriculum, progress

EXERCISE = "pagerank"


def folder() -> Path:
    return curriculum.load().exercises[EXERCISE].folder


def test_the_starter_is_not_right_and_exits_with_one(run, home: Path) -> None:
    code, out, _ = run("check", EXERCISE)
    assert code == 1
    assert out.startswith(f"{EXERCISE}:")
    assert (home / "my_maths" / f"{EXERCISE}.py").is_file()


def test_a_right_answer_exits_with_nought_and_is_remembered(run, home: Path) -> None:
    code, out, _ = run("check", EXERCISE, str(folder() / "solution.py"), "--json")
    assert code == 0
    assert json.loads(out)["status"] == "right"
    with progress.Store(home / ".fullrank" / "progress.sqlite") as store:
        (attempt,) = store.attempts(kind="exercise")
    assert (attempt.subject, attempt.verdict, attempt.aided) == (EXERCISE, "right", False)


def test_a_wrong_answer_shows_input_got_and_expected(run) -> None:
    wrong = sorted((folder() / "wrong").glob("*.py"))[0]
    code, out, _ = run("check", EXERCISE, str(wrong))
    assert code == 1
    assert "what must hold" in out
    assert "\n  input\n" in out
    assert "\n  got\n" in out


def test_a_hint_comes_one_at_a_time_and_marks_what_follows_as_aided(run, home: Path) -> None:
    first, second = run("hint", EXERCISE)[1], run("hint", EXERCISE)[1]
    assert first.startswith("Hint 1 of")
    assert second.startswith("Hint 2 of")
    run("check", EXERCISE, str(folder() / "solution.py"))
    with progress.Store(home / ".fullrank" / "progress.sqlite") as store:
        assert store.attempts(kind="exercise")[-1].aided


def test_reset_keeps_what_was_written(run, home: Path) -> None:
    run("check", EXERCISE)
    (home / "my_maths" / f"{EXERCISE}.py").write_text("# mine\n")
    code, out, _ = run("reset", EXERCISE)
    assert code == 0
    kept = list((home / "my_maths").glob("*.old"))
    assert [path.read_text() for path in kept] == ["# mine\n"]
    assert str(kept[0]) in out


@pytest.mark.parametrize("command", ["check", "hint", "reset", "watch"])
def test_an_exercise_that_is_not_there_names_its_neighbours(run, command: str) -> None:
    code, _, err = run(command, "pagerang")
    assert code == 2
    assert "There is no exercise `pagerang`" in err
    assert "pagerank" in err


def test_a_file_that_is_not_there_says_the_way_out(run, tmp_path: Path) -> None:
    code, _, err = run("check", EXERCISE, str(tmp_path / "nowhere.py"))
    assert code == 3
    assert "give the path of a Python file" in err


def test_a_home_that_cannot_be_written_says_the_way_out(run, home: Path) -> None:
    home.write_text("a file in the way")
    code, _, err = run("next")
    assert code == 3
    assert "give another folder with --home" in err


def test_watch_judges_a_file_when_it_is_saved(home: Path, hears_ctrl_c) -> None:
    command = [sys.executable, "-m", "fullrank.cli", "watch", EXERCISE, "--home", str(home)]
    watching = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, preexec_fn=hears_ctrl_c)
    try:
        assert watching.stdout is not None
        assert watching.stdout.readline().startswith("Watching")
        time.sleep(1.0)
        (home / "my_maths" / f"{EXERCISE}.py").write_text((folder() / "solution.py").read_text())
        assert watching.stdout.readline().startswith(f"{EXERCISE}:")
    finally:
        os.kill(watching.pid, signal.SIGINT)
        watching.communicate(timeout=20)
    assert watching.returncode in (0, 130)

"""The learner's file is kept, judged and never overwritten unasked; cells run and show what they print."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from fullrank import grader, progress
from fullrank.web.views.exercise import LONGEST_SOURCE, fingerprint

PIECE = {"X-Full-Rank": "piece"}
NAME = "eigenvalue_of"


def exercise(app: Starlette) -> Any:
    return app.state.site.shelf.curriculum.exercises[NAME]


def solution(app: Starlette) -> str:
    text: str = (exercise(app).folder / "solution.py").read_text(encoding="utf-8")
    return text


def test_opening_an_exercise_makes_its_file(client: TestClient, app: Starlette) -> None:
    assert client.get(f"/exercise/{NAME}").status_code == 200
    assert app.state.site.workspace.file(exercise(app)).read_text(encoding="utf-8") == grader.starter(exercise(app))


def test_a_right_answer_is_right_kept_and_remembered(client: TestClient, app: Starlette) -> None:
    result = client.post(f"/check/{NAME}", data={"source": solution(app)}, headers=PIECE).json()
    assert result["status"] == "right"
    assert app.state.site.workspace.file(exercise(app)).read_text(encoding="utf-8") == solution(app)
    (attempt,) = app.state.site.store.attempts(kind="exercise")
    assert (attempt.verdict, attempt.concepts) == ("right", exercise(app).concepts)
    assert "solved" in client.get("/workspace").text


def test_a_wrong_answer_shows_an_input_and_escapes_what_came_back(client: TestClient) -> None:
    source = "def eigenvalue_of(A, v):\n    return '<script>alert(1)</script>'\n"
    result = client.post(f"/check/{NAME}", data={"source": source}, headers=PIECE).json()
    assert result["status"] in ("wrong", "value")
    assert "<script>" not in result["html"]


def test_a_right_answer_shows_the_pictures_that_it_makes(client: TestClient, app: Starlette) -> None:
    folder = app.state.site.shelf.curriculum.exercises["mirror_picture"].folder
    source = (folder / "solution.py").read_text(encoding="utf-8")
    result = client.post("/check/mirror_picture", data={"source": source}, headers=PIECE).json()
    assert result["html"].count('<img src="data:image/png;base64,') == 5
    assert "In an upright mirror, by your function" in result["html"]
    assert "data:image/png" in client.post("/check/mirror_picture", data={"source": source}).text
    wrong = (folder / "wrong" / "half_round.py").read_text(encoding="utf-8")
    assert "<img" not in client.post("/check/mirror_picture", data={"source": wrong}, headers=PIECE).json()["html"]


def test_an_error_names_the_line(client: TestClient) -> None:
    result = client.post(
        f"/check/{NAME}", data={"source": "def eigenvalue_of(A, v):\n    return 1 / 0\n"}, headers=PIECE
    ).json()
    assert (result["status"], result["line"]) == ("error", 2)


def test_a_check_without_a_script_gives_the_whole_page(client: TestClient, app: Starlette) -> None:
    response = client.post(f"/check/{NAME}", data={"source": solution(app)})
    assert response.status_code == 200
    assert "<html" in response.text
    assert "Right." in response.text


def test_a_file_that_changed_elsewhere_is_not_overwritten_unless_told(client: TestClient, app: Starlette) -> None:
    before = grader.starter(exercise(app))
    app.state.site.workspace.write(exercise(app), "# elsewhere\n")
    data = {"exercise": NAME, "source": "# here\n", "base": fingerprint(before)}
    assert client.post("/draft", data=data, headers=PIECE).status_code == 409
    assert app.state.site.workspace.file(exercise(app)).read_text(encoding="utf-8") == "# elsewhere\n"
    assert client.post("/draft", data={**data, "force": "1"}, headers=PIECE).json()["base"] == fingerprint("# here\n")
    assert client.get(f"/exercise/{NAME}/file").json()["source"] == "# here\n"


def test_starting_again_keeps_what_was_there_beside_it(client: TestClient, app: Starlette) -> None:
    app.state.site.workspace.write(exercise(app), "# mine\n")
    result = client.post("/reset", data={"exercise": NAME}, headers=PIECE).json()
    assert result["source"] == grader.starter(exercise(app))
    assert (app.state.site.workspace.maths / result["kept"]).read_text(encoding="utf-8") == "# mine\n"


def test_a_text_that_is_too_long_is_refused_and_the_file_stays(client: TestClient, app: Starlette) -> None:
    response = client.post("/draft", data={"exercise": NAME, "source": "x" * (LONGEST_SOURCE + 1)}, headers=PIECE)
    assert response.status_code == 413
    assert not app.state.site.workspace.file(exercise(app)).exists()


def test_a_workspace_that_cannot_be_written_is_told_with_a_way_out(client: TestClient, app: Starlette) -> None:
    maths = app.state.site.workspace.maths
    for path in maths.iterdir():
        path.unlink()
    maths.rmdir()
    maths.write_text("a file stands where the folder was", encoding="utf-8")
    response = client.post("/draft", data={"exercise": NAME, "source": "# here\n"}, headers=PIECE)
    assert response.status_code == 503
    assert response.json()["sentence"]
    assert response.json()["way_out"]


def test_a_verdict_that_could_not_be_saved_says_so(
    client: TestClient, app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(attempt: object) -> bool:
        raise progress.NotSaved("Not saved: the disk is full.")

    monkeypatch.setattr(app.state.site.store, "record", full)
    result = client.post(f"/check/{NAME}", data={"source": solution(app)}, headers=PIECE).json()
    assert result["saved"] is False
    assert "disk is full" in result["html"]


def test_a_cell_shows_what_it_prints_and_what_went_wrong(client: TestClient) -> None:
    printed = client.post("/run", data={"source": "print('<b>' + str(6 * 7))"}, headers=PIECE).json()
    assert "&lt;b&gt;42" in printed["html"]
    failed = client.post("/run", data={"source": "assert 1 == 2"}, headers=PIECE).json()
    assert failed["status"] != "ok"
    assert "AssertionError" in failed["html"]
    assert "every assertion holds" in client.post("/run", data={"source": "assert True"}, headers=PIECE).json()["html"]


def test_a_loop_in_one_exercise_blocks_no_page(
    client: TestClient, app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go, waited_in_vain = threading.Event(), []

    def loops(source: str) -> grader.CellOutput:
        waited_in_vain.append(not let_go.wait(60))
        return grader.CellOutput("", "", "", "ok")

    monkeypatch.setattr(grader, "run_cell", loops)
    with client:  # one event loop for all, as on a server
        runs = [
            threading.Thread(target=client.post, args=("/run",), kwargs={"data": {"source": "1"}}) for _ in range(6)
        ]
        for run in runs:
            run.start()
        time.sleep(0.2)
        assert client.get("/help").status_code == 200
        let_go.set()
        for run in runs:
            run.join()
    assert waited_in_vain == [False] * 6

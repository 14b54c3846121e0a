"""A guess is kept once; a goal is remembered once."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.testclient import TestClient

from fullrank.web.views.lesson import predictions

PIECE = {"X-Full-Rank": "piece"}


def test_the_first_guess_is_the_prediction_and_a_second_changes_nothing(client: TestClient, app: Starlette) -> None:
    lesson = app.state.site.shelf.curriculum.lessons["directions-that-stay"]
    guess = next(iter(predictions(lesson).values()))
    wrong = next(key for key, _, right in guess.options if not right)
    right = next(key for key, _, right in guess.options if right)
    for choice in (wrong, right):
        data = {"lesson": lesson.id, "name": guess.name, "choice": choice}
        result = client.post("/predict", data=data, headers=PIECE).json()
        assert (result["first"], result["right"], result["status"]) == (wrong, [right], "note")
    assert len(app.state.site.store.attempts(kind="predict")) == 1


def test_a_page_does_not_give_the_answer_away_before_the_guess(client: TestClient, app: Starlette) -> None:
    lesson = app.state.site.shelf.curriculum.lessons["directions-that-stay"]
    guess = next(iter(predictions(lesson).values()))
    opening = guess.reveal.split("$")[0].strip()
    address = "/lesson/linear-algebra/5/directions-that-stay"
    assert len(opening) > 20
    assert opening not in client.get(address).text
    client.post("/predict", data={"lesson": lesson.id, "name": guess.name, "choice": "a"}, headers=PIECE)
    assert opening in client.get(address).text


def test_a_goal_is_remembered_once(client: TestClient, app: Starlette) -> None:
    data = {"lesson": "directions-that-stay", "figure": "eigen-spinner", "goal": "all-directions", "state": "{}"}
    for _ in range(2):
        assert client.post("/goal", data=data, headers=PIECE).json() == {"reached": True}
    assert len(app.state.site.store.attempts(kind="goal")) == 1
    assert client.post("/goal", data={**data, "goal": "nonsense"}, headers=PIECE).status_code == 404

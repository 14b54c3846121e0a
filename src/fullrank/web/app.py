"""The route table: the whole site on one screen."""

from __future__ import annotations

import secrets
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from fullrank.progress import Store
from fullrank.web import assets
from fullrank.web.forms import posted
from fullrank.web.guard import Door, Guard
from fullrank.web.settings import SettingsFile
from fullrank.web.site import Notebooks, Site
from fullrank.web.views import (
    about,
    errors,
    exam,
    exercise,
    home,
    lesson,
    mine,
    mixed,
    notes,
    placement,
    practice,
    review,
    workbench,
)
from fullrank.workspace import open_workspace

POST = ["POST"]
ROUTES = [
    Route("/", home.show),
    Route("/course/{course}", home.course),
    Route("/course/{course}/recap", home.recap),
    Route("/concept/{concept}", home.concept),
    Route("/concept/{concept}/go", home.go),
    Route("/lesson/{course}/{week}/{lesson}", lesson.show),
    Route("/predict", posted(notes.predict), methods=POST),
    Route("/goal", posted(notes.goal), methods=POST),
    Route("/run", exercise.run, methods=POST),
    # questions
    Route("/practice", practice.index),
    Route("/practice/{concept}", practice.show),
    Route("/question/{question:path}", practice.again),
    Route("/answer", posted(practice.take), methods=POST),
    Route("/read", posted(practice.read), methods=POST),
    Route("/hint", posted(practice.hint), methods=POST),
    Route("/review", review.show),
    Route("/mixed/{course}/{week:int}", mixed.begin),
    Route("/mixed/{course}/{week:int}/{number:int}", mixed.result),
    Route("/mixed/{course}/{week:int}/{number:int}/{place:int}", mixed.item),
    Route("/placement", placement.show),
    Route("/placement/item", placement.item),
    Route("/exam/{course}", exam.show),
    Route("/exam/{course}/begin", posted(exam.begin), methods=POST),
    Route("/exam/{course}/{number:int}", exam.overview),
    Route("/exam/{course}/{number:int}/hand-in", posted(exam.hand_in), methods=POST),
    Route("/exam/{course}/{number:int}/{place:int}", exam.place),
    Route("/exam/{course}/{number:int}/{place:int}", exam.take, methods=POST),
    # code
    Route("/exercise/{exercise}", exercise.show),
    Route("/exercise/{exercise}/file", exercise.file),
    Route("/exercise/{exercise}/hint", posted(exercise.hint), methods=POST),
    Route("/check/{exercise}", exercise.check, methods=POST),
    Route("/draft", posted(exercise.draft), methods=POST),
    Route("/reset", posted(exercise.reset), methods=POST),
    Route("/project/{project}", mine.project),
    Route("/project/{project}/open", posted(mine.open_notebook), methods=POST),
    Route("/workbench", workbench.index),
    Route("/workbench/{tool}", workbench.show),
    # the learner's own
    Route("/workspace", mine.workspace),
    Route("/progress", mine.show_progress),
    Route("/progress/export", mine.export),
    Route("/progress/import", mine.import_, methods=POST),
    Route("/settings", about.settings),
    Route("/settings", posted(about.keep_settings), methods=POST),
    Route("/settings/theme", posted(about.keep_theme), methods=POST),
    Route("/search", about.search),
    Route("/help", about.help_page),
    Route("/static/{stamp}/{path:path}", assets.serve),
]


def create_app(
    home: Path,
    *,
    token: str = "",
    port: int,
    notebooks: Notebooks | None = None,
    watch: bool = False,
    store: Store | None = None,
) -> Starlette:
    """The site for one learner, whose folder is `home`; `/?token=...` opens it once in a browser.

    `watch` reads the courses again when their files change, for authors. `app.state.site.door.fresh_link()` makes
    another link. Raises WorkspaceError or ProgressError, with a way out, where the folder cannot be used.
    """
    workspace = open_workspace(home)
    found = assets.gather()
    door = Door(token or secrets.token_urlsafe(24), port)
    sheet = found.address("site.css")
    guard = Middleware(Guard, door=door, figure_style=found.figure_style, style_sheet=sheet)
    app = Starlette(routes=ROUTES, middleware=[guard], exception_handlers=errors.HANDLERS)
    app.state.site = Site(
        assets=found,
        workspace=workspace,
        store=store or Store(workspace.database),
        settings=SettingsFile(workspace.hidden / "settings.json"),
        notebooks=notebooks,
        door=door,
        watch=watch,
    )
    return app

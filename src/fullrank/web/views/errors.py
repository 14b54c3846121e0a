"""What is said when something goes wrong: one sentence and a way out, never a traceback."""

from __future__ import annotations

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from fullrank.curriculum import CurriculumError
from fullrank.notebooks.errors import NotebookError
from fullrank.progress import ProgressError
from fullrank.web.guard import BodyTooLargeError
from fullrank.web.pages import refusal
from fullrank.web.refusals import Refused
from fullrank.workspace import WorkspaceError

_log = logging.getLogger("fullrank.web")
_SENTENCES = {
    404: Refused(404, "There is no such page.", "The map and the search lead to everything there is."),
    405: Refused(405, "That address does not take what was sent.", "Go back and use the page's own buttons."),
}


def refused(request: Request, error: Exception) -> Response:
    """A refusal raised by a page."""
    if not isinstance(error, Refused):
        raise error
    return refusal(request, error)


def by_http(request: Request, error: Exception) -> Response:
    """What the router itself refuses."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    unusual = Refused(status, "That could not be done.", "Go back and try again.")
    return refusal(request, _SENTENCES.get(status, unusual))


def not_saved(request: Request, error: Exception) -> Response:
    """Progress or workspace that could not be read or written; the words are the store's own."""
    sentence = "Not saved." if "ot saved" in str(error) else "That did not work."
    return refusal(request, Refused(503, sentence, _rest(str(error))))


def _rest(words: str) -> str:
    rest = words.removeprefix("Not saved: ")
    return rest[:1].upper() + rest[1:]


def unreadable_course(request: Request, error: Exception) -> Response:
    """A file of the courses that cannot be read: only an author meets this."""
    return refusal(request, Refused(500, "A file of the course cannot be read.", str(error)))


def no_notebook(request: Request, error: Exception) -> Response:
    """A notebook that does not open."""
    return refusal(request, Refused(503, "The notebook could not be opened.", str(error)))


def too_large(request: Request, error: Exception) -> Response:
    """A body that went on past its limit."""
    return refusal(request, Refused(413, "That is too large to take in.", "Send less at once."))


def unforeseen(request: Request, error: Exception) -> Response:
    """Anything else: it is written to the log, and the learner is told what is safe."""
    _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    words = Refused(500, "Something went wrong on our side.", "What you saved is safe. Go back and try once more.")
    try:
        return refusal(request, words)
    except Exception:  # the page around the sentence may be what is broken
        return PlainTextResponse(str(words), 500)


HANDLERS = {
    Refused: refused,
    HTTPException: by_http,
    ProgressError: not_saved,
    WorkspaceError: not_saved,
    NotebookError: no_notebook,
    CurriculumError: unreadable_course,
    BodyTooLargeError: too_large,
    Exception: unforeseen,
}
